"""What the facilitator asks in a batch: the steps, what the screen shows, the clock."""

from datetime import timedelta
from typing import Any

from sessions import newcomers, pairs, texts
from sessions.commands import (
    Ask,
    Extend,
    FacilitatorCommand,
    Go,
    Hide,
    Lend,
    Lock,
    Moderate,
    Paper,
    Pause,
    Reveal,
    ShowCode,
    Turn,
    WhenReady,
)
from sessions.course import Course
from sessions.domain import rules
from sessions.domain.answers import done
from sessions.domain.constants import EXTEND_MOST
from sessions.domain.errors import too_late
from sessions.domain.steps import Step
from sessions.models import Answer, LiveSession

_FLAGS = {Hide: "hidden", ShowCode: "code_shown", Lock: "locked", WhenReady: "when_ready"}


class Lead:
    """Changes the session's own row; `save` writes it."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._client = ""  # of the command that is answered

    @property
    def _live(self) -> LiveSession:
        return self._course.live

    def answer(self, command: FacilitatorCommand, client: str) -> None:
        """Raises NotAllowed; a command names the step it was given in, so a double click never skips one."""
        self._client = client
        rules.check_step(self._course.step, command.step)
        _ACTS[type(command)](self, command)
        self._course.live_changed = True

    def save(self) -> None:
        self._live.version = self._course.version
        self._live.touched_at = self._course.now
        self._live.save(update_fields=_LIVE_FIELDS)

    def _go(self, command: Go) -> None:
        course, live = self._course, self._live
        course.step = rules.may_go(course.form, command.to, live.talked, live.visited)
        live.step = course.step
        live.paused = live.code_shown = live.hidden = False
        live.question = live.turn = ""
        live.paused_at = live.turn_since = None
        live.step_since, live.extra_minutes = course.now, 0
        live.visited = [*live.visited, *({course.step.value} - set(live.visited))]
        self._begin(course.step)

    def _begin(self, step: Step) -> None:
        if step == Step.TALK:
            self._turn_to("A")
        elif step == Step.PAIRS:
            pairs.make(self._live, self._course.now)
        elif step == Step.CLOSED:
            self._live.closed_at = self._course.now

    def _turn(self, command: Turn) -> None:
        if self._course.step != Step.TALK:
            raise too_late()
        if self._course.form.together and self._live.turn == command.side:
            return  # another process was first
        self._turn_to(command.side)

    def _turn_to(self, side: str) -> None:
        self._live.turn, self._live.turn_since = side, self._course.now
        self._live.talked = "".join(sorted({*self._live.talked, side}))
        if side == "B" and self._course.form.together:
            self._ask_anew()

    def _ask_anew(self) -> None:
        """Who was ready with A is asked again for B."""
        said = Answer.objects.filter(live=self._course.live_id, key=done(Step.TALK))
        said.update(value=0, version=self._course.version)

    def _reveal(self, command: Reveal) -> None:
        rules.may_reveal(self._course.step)
        self._live.revealed = True
        self._live.hidden = self._live.when_ready = False  # hidden before there was anything to see

    def _ask(self, command: Ask) -> None:
        rules.may_ask([item["key"] for item in self._live.questions], command.question)
        self._live.question = command.question
        if command.question and command.question not in self._live.questions_used:
            self._live.questions_used = [*self._live.questions_used, command.question]

    def _pause(self, command: Pause) -> None:
        """A pause stops the clocks: the step began so much later."""
        live, now = self._live, self._course.now
        if command.on and live.paused_at is None:
            live.paused_at = now
        elif not command.on and live.paused_at is not None:
            lasted = max(now - live.paused_at, timedelta())
            live.step_since += lasted
            live.turn_since = live.turn_since + lasted if live.turn_since else None
            live.paused_at = None
        live.paused = command.on

    def _extend(self, command: Extend) -> None:
        self._live.extra_minutes = min(self._live.extra_minutes + command.minutes, EXTEND_MOST)

    def _moderate(self, command: Moderate) -> None:
        texts.moderate(self._course, command)

    def _paper(self, command: Paper) -> None:
        newcomers.add_paper(self._course, command, self._client)

    def _lend(self, command: Lend) -> None:
        if self._course.step != Step.HARVEST:
            raise too_late()
        self._live.pen_lent = command.on
        self._live.pen = None

    def _flag(self, command: Any) -> None:
        setattr(self._live, _FLAGS[type(command)], command.on)
        self._course.locked = self._live.locked  # for who joins in the same batch


_ACTS: dict[type, Any] = {
    Go: Lead._go,
    Turn: Lead._turn,
    Reveal: Lead._reveal,
    Ask: Lead._ask,
    Pause: Lead._pause,
    Extend: Lead._extend,
    Moderate: Lead._moderate,
    Paper: Lead._paper,
    Lend: Lead._lend,
    **dict.fromkeys(_FLAGS, Lead._flag),
}

_LIVE_FIELDS = [
    "step", "version", "revealed", "hidden", "paused", "code_shown", "locked", "question", "questions_used",
    "touched_at", "closed_at", "step_since", "extra_minutes", "paused_at", "turn", "turn_since", "talked", "visited",
    "when_ready", "pairs", "pairs_made", "pen_lent", "pen", "close",
]  # fmt: skip
