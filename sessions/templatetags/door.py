"""`{% load door %}{% qr scene.door.url %}`: the QR where the page itself shows it, and not a scene."""

from django import template
from django.utils.safestring import SafeString

from sessions.rendering import qr_svg

register = template.Library()


@register.simple_tag
def qr(url: str) -> SafeString:
    return qr_svg(url)
