"""What the workshop prints once phones can come in."""

import io
from collections.abc import Iterable

import segno

_WHITE_ON_BLACK, _PLAIN = "\033[97;40m", "\033[0m"


def welcome(join: str, log_in: str, others: Iterable[str], *, colours: bool) -> str:
    lines = [
        "",
        f"Telefoons op hetzelfde netwerk: {join}",
        "",
        qr(f"{join}/", colours=colours),
        f"Jij, op deze computer (werkt één keer): {log_in}",
        "",
    ]
    if others := [address for address in others if f"//{address}:" not in join]:
        port = join.rpartition(":")[2]
        lines += [
            f"Deze computer heeft meer adressen: {', '.join(others)}",
            f"Bereikt geen telefoon je? Probeer dan: JOIN_ADDRESS=http://{others[0]}:{port} make run",
            "",
        ]
    lines += ["Stoppen: Ctrl+C. Alles wat bewaard is, staat er de volgende keer weer."]
    return "\n".join(lines)


def qr(address: str, *, colours: bool) -> str:
    """The address as a QR of half blocks. With colours it reads on a light and on a dark terminal."""
    text = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(text, border=2, compact=True)
    if not colours:
        return text.getvalue()
    return "".join(f"{_WHITE_ON_BLACK}{line}{_PLAIN}\n" for line in text.getvalue().splitlines())
