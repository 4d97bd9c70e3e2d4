"""A mail server on this machine that takes letters and keeps them: enough of SMTP (RFC 5321) for one client."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any


@dataclass
class Sink:
    """`refused`: whom it does not know. `hangs_up_after` so many letters it is gone. `silent`: it never says a word."""

    refused: frozenset[str] = frozenset()
    hangs_up_after: int = 1000
    silent: bool = False
    port: int = 0
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)  # to whom, and what
    done: threading.Event = field(default_factory=threading.Event)


@contextmanager
def listening(**how: Any) -> Iterator[Sink]:
    sink = Sink(**how)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), lambda *told: _Client(sink, *told)) as server:
        server.daemon_threads = True
        sink.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        try:
            yield sink
        finally:
            sink.done.set()
            server.shutdown()


@contextmanager
def in_use(settings: Any, **how: Any) -> Iterator[Sink]:
    """The site sends its mail there, in the place of Django's outbox."""
    with listening(**how) as sink:
        send_to(settings, sink.port)
        yield sink


def send_to(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 1


class _Client(socketserver.StreamRequestHandler):
    def __init__(self, sink: Sink, *told: Any) -> None:
        self._sink, self._to = sink, ""
        super().__init__(*told)

    def handle(self) -> None:
        if self._sink.silent:
            self._sink.done.wait(30)
            return
        self._say("220 sink")
        while (line := self.rfile.readline()) and self._answer(line.decode().strip()):
            pass

    def _answer(self, line: str) -> bool:
        verb = line[:4].upper()
        if verb == "RCPT":
            self._to = line.partition("<")[2].partition(">")[0]
            known = self._to not in self._sink.refused
            return self._say("250 ok" if known else f"550 {self._to} is not known here")
        if verb == "DATA":
            return self._say("354 go on") and self._take()
        return self._say("221 bye" if verb == "QUIT" else "250 ok") and verb != "QUIT"

    def _take(self) -> bool:
        lines = iter(self.rfile.readline, b".\r\n")
        data = b"".join(line[1:] if line.startswith(b"..") else line for line in lines)
        if len(self._sink.letters) >= self._sink.hangs_up_after:
            return False
        self._sink.letters.append((self._to, message_from_bytes(data, policy=policy.default)))
        return self._say("250 taken")

    def _say(self, line: str) -> bool:
        self.wfile.write(f"{line}\r\n".encode())
        return True
