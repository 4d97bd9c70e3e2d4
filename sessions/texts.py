"""What people write in a batch, what the facilitator lets the room see, and the group's close."""

from sessions.commands import Conclude, Moderate, Write
from sessions.course import Course
from sessions.domain import rules, writing
from sessions.domain.constants import GROUP_ARGUMENTS
from sessions.domain.errors import enough_texts, not_yours, unknown
from sessions.domain.state import TextKind, TextStatus
from sessions.models import Text


def write(course: Course, command: Write, person: int | None) -> None:
    """Kept once for each id. A participant's waits for the facilitator; the facilitator's own is approved at once."""
    mine = Text.objects.filter(live=course.live_id, participant=person)
    if mine.filter(client_id=command.id).exists():
        return  # sent twice
    kind = TextKind(command.kind)
    if kind == TextKind.REMARK:
        _check_remark(course, command, person)
    else:
        rules.check_step(course.step, command.step)
    written = mine.filter(kind=kind).count() if person is not None else 0
    writing.may_write(course.step, kind, command.side, command.text, command.more, written)
    text = Text(
        live_id=course.live_id,
        participant_id=person,
        client_id=command.id,
        kind=kind,
        side=command.side,
        text=command.text,
        more=command.more,
        version=course.version,
    )
    if person is None:
        _approve(text)
    text.save(force_insert=True)
    course.touched = True


def _check_remark(course: Course, command: Write, person: int | None) -> None:
    """On the report, by somebody of the group; it waits for ever, for it is the facilitator's alone."""
    if person is None:
        raise not_yours()
    rules.check_after(course.step, command.step, course.live.report_asked)


def moderate(course: Course, command: Moderate) -> None:
    """The room may see it, or not; what was decided can be decided again."""
    text = Text.objects.filter(live=course.live_id, pk=command.text).first()
    if text is None or text.kind == TextKind.REMARK:
        raise unknown()
    if command.approve:
        _approve(text)
    else:
        text.status = TextStatus.DECLINED
    text.version = course.version
    text.save(update_fields=["status", "argument", "version"])


def conclude(course: Course, command: Conclude, person: int | None) -> None:
    """A part of 'we kiezen... omdat...': by the facilitator, or by the phone that has the pen."""
    rules.check_step(course.step, command.step)
    live = course.live
    if person is not None and person != live.pen:
        raise not_yours()
    writing.may_conclude(course.step, command.field, command.text)
    live.close = {**live.close, command.field: command.text}
    course.live_changed = True


def _approve(text: Text) -> None:
    text.status = TextStatus.APPROVED
    if text.kind == TextKind.ARGUMENT and not text.argument:
        text.argument = _next_key(text)


def _next_key(text: Text) -> str:
    """The first number of its side that is free, so that it is weighed like an argument of the card."""
    others = Text.objects.filter(live=text.live_id, side=text.side).exclude(argument="")
    used = {int(key[1:]) for key in others.values_list("argument", flat=True)}
    if len(used) >= GROUP_ARGUMENTS:
        raise enough_texts()
    on_card = [int(item["key"][1:]) for item in text.live.card["arguments"] if item["key"][0] == text.side]
    return f"{text.side}{max([*on_card, *used], default=0) + 1}"
