"""What stands on the remote to decide on: what people wrote, without who did, and not more than one can read."""

from sessions.domain.constants import DESK_DECIDED, DESK_WAITING
from sessions.domain.state import Text, TextKind, TextStatus
from sessions.domain.visibility import view_for_phone, view_for_remote, view_for_screen
from tests.domain.cast import state

SECRET = "niemand anders leest dit"
APPROVED, DECLINED, WAITING = TextStatus.APPROVED, TextStatus.DECLINED, TextStatus.WAITING


def text(number: int, status: TextStatus = WAITING, writer: int | None = 1) -> Text:
    return Text(number, TextKind.ARGUMENT, "A", f"{SECRET} {number}", "", status, "", writer)


def ids(*texts: Text) -> list[int]:
    return [row["id"] for row in view_for_remote(state(texts=texts)).live["waiting"]]


def test_each_row_says_what_it_is_and_nothing_of_its_writer() -> None:
    (row,) = view_for_remote(state(texts=(text(7, writer=4242),))).live["waiting"]
    assert row == {
        "id": 7, "kind": "argument", "side": "A", "text": f"{SECRET} 7", "more": "", "status": "waiting", "waits": True,
    }  # fmt: skip
    assert "4242" not in str(row)


def test_what_the_facilitator_wrote_needs_no_decision() -> None:
    assert ids(text(1, APPROVED, writer=None), text(2)) == [2]


def test_the_oldest_wait_first_and_the_newest_decided_stay() -> None:
    many = [text(number) for number in range(100)]
    done = [text(number, DECLINED if number % 2 else APPROVED) for number in range(100, 300)]
    assert ids(*many, *done) == [*range(DESK_WAITING), *range(300 - DESK_DECIDED, 300)]
    assert view_for_remote(state(texts=tuple(many))).live["flags"]["waiting"] == 100


def test_only_the_remote_gets_them() -> None:
    room = state(texts=(text(1), text(2, DECLINED)))
    for view in (view_for_screen(room), view_for_phone(room)):
        assert SECRET not in str(view)
