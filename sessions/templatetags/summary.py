"""`{% load summary %}`: sentences of the rules in the reader's language, and the pictures of a summary."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from sessions.domain.kept import KeptArgument, KeptSpread
from sessions.domain.say import Say
from sessions.domain.summary import SessionSummary
from sessions.exports import words
from sessions.exports.picture import scale_svg, spread_svg
from sessions.exports.slides import pictures_of

register = template.Library()


@register.filter
def said(sentence: Say) -> str:
    return sentence.by(gettext)


@register.simple_tag
def spread_picture(spread: KeptSpread) -> SafeString:
    return mark_safe(spread_svg(spread))  # made of numbers and fixed words only


@register.simple_tag
def scale_picture(item: KeptArgument) -> SafeString:
    """How heavy an argument counts on either side; nothing where sides are not told apart."""
    if item.a_level is None or item.b_level is None:
        return SafeString("")
    return mark_safe(scale_svg(item.a_level, item.b_level))  # made of numbers and fixed words only


@register.simple_tag
def pictures(summary: SessionSummary) -> list[tuple[str, str]]:
    """Name in the address and title of each picture there is."""
    return [(name, gettext(words.SLIDES[name])) for name in pictures_of(summary)]
