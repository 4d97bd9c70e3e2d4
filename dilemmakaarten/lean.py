"""Frames of a websocket that need no parser: short texts from a phone, nearly all that comes in, and texts to it.

A parser that is ready for everything costs more than the rest of an answer. Whatever else comes goes to it unread.
"""

import struct
from dataclasses import dataclass

from websockets.frames import apply_mask

WHOLE_TEXT = 0x81  # first byte of a text in one frame
MASKED = 0x80
SHORT = 125  # bytes that need no longer header
_HEAD, _MASK = 2, 4  # bytes
_WIDE = {126: 2, 127: 8}  # what stands in place of a length, and the bytes in which it then follows


def short_text(data: bytes) -> bytes | None:
    """What is said in `data` when that is exactly one short text of a client; None for all else."""
    length = len(data) - _HEAD - _MASK
    if 0 <= length <= SHORT and data[0] == WHOLE_TEXT and data[1] == MASKED | length:
        return bytes(apply_mask(data[_HEAD + _MASK :], data[_HEAD : _HEAD + _MASK]))
    return None


def text_frame(payload: bytes) -> bytes:
    """A text of the server in one frame."""
    length = len(payload)
    if length <= SHORT:
        return b"%c%c%b" % (WHOLE_TEXT, length, payload)
    if length < 2**16:
        return struct.pack("!BBH", WHOLE_TEXT, 126, length) + payload
    return struct.pack("!BBQ", WHOLE_TEXT, 127, length) + payload


@dataclass(slots=True)
class Borders:
    """Where the frames of a client begin and end, in what the parser gets."""

    head: bytes = b""  # of a frame, as far as it came
    left: int = 0  # bytes of a frame that are to come

    @property
    def between(self) -> bool:
        """Does the next byte begin a frame?"""
        return not self.left and not self.head

    def follow(self, data: bytes) -> None:
        """`data` went to the parser."""
        at = 0
        while at < len(data):
            if self.left:
                step = min(self.left, len(data) - at)
                self.left -= step
            else:
                step = 1
                self.head += data[at : at + 1]
                self._read_head()
            at += step

    def _read_head(self) -> None:
        if len(self.head) < _HEAD:
            return
        masked, length = self.head[1] & MASKED, self.head[1] & ~MASKED
        wide = _WIDE.get(length, 0)
        if len(self.head) < _HEAD + wide:
            return
        length = int.from_bytes(self.head[_HEAD:]) if wide else length
        self.head, self.left = b"", length + (_MASK if masked else 0)
