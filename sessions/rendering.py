"""A view to what travels: HTML of a scene, live values in words, the frame."""

import dataclasses
import hashlib
import re
import time
from functools import lru_cache
from typing import Any

import msgspec
import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from sessions.domain.say import Say
from sessions.domain.state import SessionState
from sessions.domain.summary import SessionSummary
from sessions.domain.visibility import PhoneScene, RemoteScene, ScreenScene, View
from sessions.protocol import Ack, Refused, ServerMessage, State

_INDENT = re.compile(r"[ \t\n]*\n[ \t]*")


@dataclasses.dataclass(frozen=True)
class Shown:
    """A role's view, rendered. `scene` changes when `html` does."""

    scene: str
    html: str
    live: dict[str, Any]

    def frame(self, state: SessionState, with_html: bool) -> State:
        # A SafeString is a kind of str that the encoder does not know; joining makes a plain one.
        html = "".join([self.html]) if with_html else ""
        now = round(time.time() * 1000) if self.live.get("timer") else 0
        return State(state.epoch, state.version, self.scene, self.live, html, now)


def show(view: View) -> Shown:
    html = _html(view.scene)
    digest = hashlib.blake2b(html.encode(), digest_size=4).hexdigest()
    return Shown(
        f"{view.scene.name}.{digest}", html, {key: _plain(value) for key, value in view.live.items()}
    )


def summary_html(summary: SessionSummary, token: str) -> str:
    """What the phones show below the thanks when the session is closed, with the address where it stays."""
    link = {"token": token, "days": settings.LIVE_SESSION_DAYS}
    parts = (("sessions/phone/_shared_link.html", link), ("sessions/_summary.html", {"summary": summary}))
    return _tight("".join(render_to_string(name, context) for name, context in parts))


def qr_svg(url: str) -> SafeString:
    """The QR of an address as inline SVG, without colours of its own: the style sheet gives them."""
    svg = segno.make(url, error="m").svg_inline(border=2, omitsize=True, svgclass="qr", lineclass="qr-ink")
    return mark_safe(svg)


@lru_cache(maxsize=256)
def _html(scene: ScreenScene | PhoneScene | RemoteScene) -> str:
    """Scenes are frozen, so equal scenes share one rendering."""
    folder = _FOLDERS[type(scene)]
    context: dict[str, Any] = {"scene": scene}
    if (
        not isinstance(scene, RemoteScene)
        and scene.door
        and (scene.name in {"lobby", "code"} or scene.format.together)
    ):
        context["qr"] = qr_svg(scene.door.url)
    return _tight(render_to_string(f"sessions/{folder}/{scene.name}.html", context))


def _tight(html: str) -> str:
    """Without the indentation, which is for who reads templates: a sixth of what would travel."""
    return _INDENT.sub("\n", html)


_FOLDERS: dict[type, str] = {ScreenScene: "screen", PhoneScene: "phone", RemoteScene: "remote"}


def _plain(value: Any) -> Any:
    """A live value, ready for JSON: sentences in the room's language, dataclasses as objects."""
    if isinstance(value, Say):
        return value.by(translation.gettext)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def translated(answer: Ack | Refused) -> Ack | Refused:
    """An answer with its sentence in the room's language."""
    if isinstance(answer, Ack):
        return answer
    return Refused(answer.seq, answer.code, translation.gettext(answer.sentence), answer.retry)


def plain(message: ServerMessage) -> Any:
    """A message as plain lists and dicts, for the JSON that a page begins with."""
    return msgspec.to_builtins(message)
