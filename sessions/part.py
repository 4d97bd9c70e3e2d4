"""What participants ask in a batch: places, weights, answers. Read before and saved after, in a few statements."""

from collections.abc import Iterable
from typing import Any

from sessions import rows
from sessions.commands import Pick, Place, Reply, Weigh
from sessions.course import Course
from sessions.domain import rules
from sessions.domain.answers import CHECK, may_answer
from sessions.domain.errors import unknown
from sessions.rows import AnswerRow, PositionRow, WeightRow


class Part:
    """The rows of the people in one batch."""

    def __init__(self, course: Course, asked: Iterable[tuple[int, Any]]) -> None:
        """`asked`: participant and command, of all in the batch."""
        self._course = course
        asked = list(asked)
        people = {person for person, _ in asked}
        weighing = {person for person, command in asked if isinstance(command, (Weigh, Pick))}
        replying = {person for person, command in asked if isinstance(command, Reply)}
        self._positions = rows.people(course.live_id, people, course.round) if people else {}
        self._weights = rows.weights(weighing) if weighing else {}
        self._answers = rows.answers(replying) if replying else {}

    def check(self, person: int) -> None:
        """Raises NotAllowed for somebody who takes no part in this session."""
        if person not in self._positions:
            raise unknown()

    def changed(self) -> tuple[list[PositionRow], list[WeightRow], list[AnswerRow]]:
        """The rows to write."""
        return (
            [row for row in self._positions.values() if row and row.changed],
            [row for row in self._weights.values() if row.changed],
            [row for row in self._answers.values() if row.changed],
        )

    def place(self, command: Place, person: int, client: str) -> int:
        """The version in which the command is kept."""
        row = self._positions.get(person)
        if row and row.round == command.round and not rules.is_newer(row.seen, client, command.seq):
            return self._kept_before(row.seen, client, command.seq)
        rules.check_step(self._course.step, command.step)
        rules.may_place(self._course.step, row.placed_in if row else None, command.round)
        if row is None:
            row = PositionRow(person, command.round, command.value, self._course.step, "")
            self._positions[person] = row
        row.value = command.value
        return self._stamp(row, client, command.seq)

    def weigh(self, command: Weigh, person: int, client: str) -> int:
        row = self._weights.get((person, command.argument))
        if row and not rules.is_newer(row.seen, client, command.seq):
            return self._kept_before(row.seen, client, command.seq)
        course = self._course
        rules.check_step(course.step, command.step)
        rules.may_weigh(course.step, course.form, course.argument_keys(command.argument), command.argument)
        row = row or self._new_weight(person, command.argument)
        row.value = command.weight
        return self._stamp(row, client, command.seq)

    def pick(self, command: Pick, person: int, client: str) -> int:
        row = self._weights.get((person, command.argument))
        if row and not rules.is_newer(row.seen, client, command.seq):
            return self._kept_before(row.seen, client, command.seq)
        course = self._course
        rules.check_step(course.step, command.step)
        others = self._picked(person, command.argument) if command.picked else set()
        keys = course.argument_keys(command.argument)
        rules.may_pick(course.step, course.form, keys, command.argument, others)
        row = row or self._new_weight(person, command.argument)
        row.answered = command.picked
        row.value = 4 if command.picked else None
        return self._stamp(row, client, command.seq)

    def reply(self, command: Reply, person: int, client: str) -> int:
        row = self._answers.get((person, command.key))
        if row and not rules.is_newer(row.seen, client, command.seq):
            return self._kept_before(row.seen, client, command.seq)
        self._check_reply(command)
        may_answer(self._course.step, command.key, command.value)
        if row is None:
            row = self._answers[person, command.key] = AnswerRow(person, command.key, None, "")
        row.value = command.value
        return self._stamp(row, client, command.seq)

    def _check_reply(self, command: Reply) -> None:
        course = self._course
        if command.key == CHECK:
            rules.check_after(course.step, command.step, course.live.report_asked)
        else:
            rules.check_step(course.step, command.step)

    def _new_weight(self, person: int, argument: str) -> WeightRow:
        row = WeightRow(person, argument, None, True, "")
        self._weights[person, argument] = row
        return row

    def _picked(self, person: int, argument: str) -> set[str]:
        return {
            key
            for (owner, key), row in self._weights.items()
            if owner == person and row.answered and key != argument
        }

    def _kept_before(self, seen: str, client: str, seq: int) -> int:
        """0 when a newer answer has taken its place: the sender may not take its own for what is kept."""
        return self._course.room.version if rules.is_last(seen, client, seq) else 0

    def _stamp(self, row: Any, client: str, seq: int) -> int:
        row.seen = rules.remember(row.seen, client, seq)
        row.changed = True
        return self._course.version
