"""A network that can fall away: phones reach the server through it, and a cut closes every connection at once.

A browser's own 'offline' leaves open websockets alone, so that would prove nothing.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK = 64 * 1024


class Wifi:
    """Passes bytes on between `port` here and `target` on this machine."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._on = True
        self._lines: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Every connection breaks; new ones break at once too."""
        self._on = False
        lines, self._lines = self._lines, []
        for line in lines:
            _end(line)

    def restore(self) -> None:
        self._on = True

    def close(self) -> None:
        self.cut()
        self._door.close()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            if self._on:
                self._connect(near)
            else:
                _end(near)

    def _connect(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self._target))
        except OSError:
            return _end(near)
        self._lines += [near, far]
        for one, other in ((near, far), (far, near)):
            threading.Thread(target=_carry, args=(one, other), daemon=True).start()


@contextmanager
def wifi(target: int) -> Iterator[Wifi]:
    network = Wifi(target)
    try:
        yield network
    finally:
        network.close()


def _carry(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(CHUNK):
            other.sendall(data)
    except OSError:
        pass
    finally:
        _end(one)
        _end(other)


def _end(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()
