"""What a file is called: what it is, which card and the day. Ascii, so that every mail program and zip keeps it."""

from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _

from sessions.domain.state import Card
from sessions.domain.summary import SessionSummary
from sessions.exports.naming import dilemma

PERSON = 40  # characters of the person


def file_name(what: str, card: Card | SessionSummary, day: date) -> str:
    """Without ending: 'samenvatting-dilemma-5-dianne-33-2026-11-24'."""
    return slugify(f"{what} {dilemma(card.number, _)} {card.person[:PERSON]} {day:%Y-%m-%d}")
