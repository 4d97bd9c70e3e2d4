"""A ledger in the database itself, written by triggers: every answer that was stored, in the order of storing.

So what is checked does not come from the code under test. `seen` begins with the client and seq of the command stored.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from tests.trust.phone import Frame, Phone, slot_of
from tests.trust.place import Place

_SQLITE = [
    "CREATE TABLE ledger (id INTEGER PRIMARY KEY, person INTEGER, slot TEXT, seen TEXT, value INTEGER)",
    *(
        f"CREATE TRIGGER ledger_{table}_{verb} AFTER {verb} ON {table} BEGIN "
        f"INSERT INTO ledger (person, slot, seen, value) VALUES (NEW.participant_id, {slot}, NEW.seen, NEW.value); END"
        for table, slot in [("live_position", "'place'"), ("live_weight", "NEW.argument")]
        for verb in ("INSERT", "UPDATE")
    ),
]
_POSTGRES = [
    "CREATE TABLE ledger (id BIGSERIAL PRIMARY KEY, person BIGINT, slot TEXT, seen TEXT, value INTEGER)",
    *(
        part
        for table, slot in [("live_position", "'place'"), ("live_weight", "NEW.argument")]
        for part in (
            f"CREATE FUNCTION ledger_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"INSERT INTO ledger (person, slot, seen, value) VALUES (NEW.participant_id, {slot}, NEW.seen, NEW.value); "
            "RETURN NULL; END $$",
            f"CREATE TRIGGER ledger_{table} AFTER INSERT OR UPDATE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION ledger_{table}()",
        )
    ),
]


@dataclass(frozen=True)
class Faults:
    """What went wrong with the commands of these phones."""

    lost: int  # acked, and nothing as new in the database
    doubled: int  # stored twice, or a second row
    overwritten: int  # an older one stored after a newer, or a value that is not the one sent

    def __bool__(self) -> bool:
        return bool(self.lost or self.doubled or self.overwritten)


def keep_ledger(place: Place) -> None:
    statements = _POSTGRES if "DIRECT_DATABASE_URL" in place.environment else _SQLITE
    with place.database() as database:
        for statement in statements:
            database.execute(statement)


def faults(place: Place, phones: list[Phone]) -> Faults:
    """The acks that the phones got, held against the ledger."""
    stored: dict[tuple[int, str, str], list[tuple[int, int | None]]] = defaultdict(list)
    for person, slot, seen, value in place.rows("SELECT person, slot, seen, value FROM ledger ORDER BY id"):
        client, _, seq = seen.split()[0].partition(":")
        stored[person, slot, client].append((int(seq), value))
    lost = doubled = overwritten = 0
    for phone in phones:
        lost += _lost(phone, stored)
        for slot in {slot_of(frame) for frame in phone.put_frames.values()}:
            entries = stored[phone.seat.person, slot, phone.client]
            seqs = [seq for seq, _ in entries]
            doubled += len(seqs) - len(set(seqs))
            overwritten += sum(later < earlier for earlier, later in pairwise(seqs))
            overwritten += sum(value_of(phone.put_frames[seq]) != value for seq, value in entries)
    return Faults(lost, doubled + _second_rows(place), overwritten)


def value_of(frame: Frame) -> int | None:
    return frame["value"] if frame["type"] == "place" else frame["weight"]


def _lost(phone: Phone, stored: dict[tuple[int, str, str], list[tuple[int, int | None]]]) -> int:
    """An ack is good when this command, or a newer one of the same slot, is stored."""
    found = 0
    for ack in phone.acks:
        entries = stored[phone.seat.person, slot_of(phone.put_frames[ack.seq]), phone.client]
        found += max((seq for seq, _ in entries), default=0) < ack.seq
    return found


def _second_rows(place: Place) -> int:
    return sum(
        place.rows(f"SELECT COUNT(*) - COUNT(DISTINCT {distinct}) FROM {table}")[0][0]
        for table, distinct in [
            ("live_position", "participant_id"),
            ("live_weight", "participant_id || '.' || argument"),
        ]
    )
