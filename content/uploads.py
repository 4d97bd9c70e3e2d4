"""A request with more files than anybody may import: read to its end, kept nowhere."""

from typing import IO

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from content.importlimits import MAX_UPLOAD, MIB

MAX_REQUEST = MAX_UPLOAD + MIB  # bytes; the form around the files


def is_too_large(request: HttpRequest) -> bool:
    return _told(request.META.get("CONTENT_LENGTH")) > MAX_REQUEST


class BoundedUpload(FileUploadHandler):
    """The first in line: what it skips, no other handler writes to memory or disk."""

    _skips = False

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        self._skips = content_length > MAX_REQUEST

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if self._skips:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def _told(length: str | None) -> int:
    return int(length) if length and length.isascii() and length.isdecimal() and len(length) < 16 else 0
