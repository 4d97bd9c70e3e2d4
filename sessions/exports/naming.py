"""What a dilemma is called in a file. The number of an own card is an address, shown nowhere."""

from sessions.domain.errors import _n
from sessions.exports.words import DILEMMA, Translate

OWN_FROM = 1001  # as in content.models; a test holds them equal
_OWN = _n("Eigen dilemma")


def is_own(number: int) -> bool:
    return number >= OWN_FROM


def dilemma(number: int, by: Translate) -> str:
    """'Dilemma 5', or 'Eigen dilemma'."""
    return by(_OWN) if is_own(number) else by(DILEMMA).format(number=number)


def dilemma_number(number: int, by: Translate) -> str:
    """For a cell beside 'Dilemma': '5', or 'Eigen dilemma'."""
    return by(_OWN) if is_own(number) else str(number)
