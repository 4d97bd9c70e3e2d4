"""`{% load dutch %}{{ title|hyphenate }}`: for titles and narrow columns; not for text that is copied or exported."""

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.html import escape
from django.utils.safestring import SafeString

from content import hyphenation

register = template.Library()


@register.filter
@stringfilter
def hyphenate(text: str) -> SafeString:
    """Takes plain text, never markup: all of it is escaped, after the hyphens are in."""
    return escape(hyphenation.hyphenate(text))
