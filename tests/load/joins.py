"""People who come in: the door, the join page, the tap, the phone's page, the socket, the first state."""

import asyncio
import re
import secrets
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

import msgspec

from tests.load.figures import spread_of
from tests.load.wire import Wire, connect

STATE_SECONDS = 60.0


class Door(msgspec.Struct):
    """A session's QR address, and how many come in through it."""

    path: str
    people: int


class Moments(msgspec.Struct):
    """Seconds from the tap until somebody had the cookie, the page and the first state."""

    cookie: float
    page: float
    state: float


@dataclass
class Guest:
    """One person with a browser: one connection, a jar of cookies."""

    host: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    page: str = ""  # path of the page they are on
    form: str = ""  # the token in its form
    bytes_in: int = 0
    wire: Wire | None = None
    _writer: asyncio.StreamWriter | None = None

    async def open(self) -> None:
        """Connect, unless the connection is still there: a server closes one that was silent for a while."""
        if self._writer is None or self._reader.at_eof():
            self._reader, self._writer = await asyncio.open_connection(self.host, self.port)

    async def arrive(self, path: str) -> None:
        """Scan the QR: to the join page."""
        self.page = await self._get(path) or path
        await self._get(self.page)

    async def tap(self) -> None:
        """'Doe mee': to the cookie."""
        body = f"csrfmiddlewaretoken={self.form}".encode()
        self.page = await self._ask("POST", f"{self.page}aanmelden/", body) or self.page

    async def load(self) -> None:
        """The phone's page, to which the tap led."""
        await self._get(self.page)

    async def watch(self) -> float:
        """Open the socket; gives the moment of the first state."""
        came: asyncio.Future[float] = asyncio.get_running_loop().create_future()

        def read(text: bytes, now: float) -> None:
            if b'"state"' in text[:20] and not came.done():
                came.set_result(now)

        path = f"/ws{self.page}?client={secrets.token_hex(8)}"
        self.wire = await connect(self.host, self.port, path, self._jar(), read)
        async with asyncio.timeout(STATE_SECONDS):
            return await came

    def leave(self) -> None:
        if self._writer:
            self._writer.close()
        if self.wire:
            self.wire.close()

    async def _get(self, path: str) -> str:
        return await self._ask("GET", path, b"")

    async def _ask(self, method: str, path: str, body: bytes) -> str:
        """One request; gives where it redirects to, "" for a page. Raises ConnectionError for anything else."""
        try:
            return await self._ask_once(method, path, body)
        except (asyncio.IncompleteReadError, ConnectionResetError):
            self._writer = None  # the server just closed a silent connection; a browser asks again
            return await self._ask_once(method, path, body)

    async def _ask_once(self, method: str, path: str, body: bytes) -> str:
        origin = f"http://{self.host}:{self.port}"
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}", f"Cookie: {self._jar()}"]
        if body:
            kind = "application/x-www-form-urlencoded"
            head += [f"Origin: {origin}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        await self.open()
        assert self._writer
        self._writer.write("\r\n".join([*head, "", ""]).encode() + body)
        status, headers, text = await self._answer()
        if status not in {200, 302}:
            raise ConnectionError(f"{method} {path}: {status}")
        if found := re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', text):
            self.form = found[1].decode()
        return headers.get("location", "")

    async def _answer(self) -> tuple[int, dict[str, str], bytes]:
        raw = await self._reader.readuntil(b"\r\n\r\n")
        first, *lines = raw.decode("latin-1").rstrip().split("\r\n")
        headers = {}
        for line in lines:
            name, _, value = line.partition(": ")
            headers[name.lower()] = value
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        text = await self._reader.readexactly(int(headers.get("content-length", 0)))
        self.bytes_in += len(raw) + len(text)
        return int(first.split()[1]), headers, text

    def _jar(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


async def joins(host: str, port: int, doors: list[Door], pages: bool = True) -> dict[str, Any]:
    """Everybody scans in the same instant; later everybody taps in the same instant.

    `scan`: to the join page. `tap`: from the tap to the first state, over the cookie, the page and the socket;
    `tap_cookie` and `tap_page` tell how far that was on the way. Without `pages` nobody loads the phone's page, which
    no browser does.
    """
    guests = [(Guest(host, port), door.path) for door in doors for _ in range(door.people)]
    for guest, _ in guests:
        await guest.open()
    due = time.perf_counter()
    scans = await asyncio.gather(
        *(_arrive(guest, path, due) for guest, path in guests), return_exceptions=True
    )
    await asyncio.sleep(1.0)
    due = time.perf_counter()
    taps = await asyncio.gather(*(_come_in(guest, due, pages) for guest, _ in guests), return_exceptions=True)
    faults = [str(item) or type(item).__name__ for item in [*scans, *taps] if isinstance(item, BaseException)]
    for guest, _ in guests:
        guest.leave()
    return {
        "people": len(guests),
        "in": sum(isinstance(item, Moments) for item in taps),
        "faults": faults[:5],
        "scan": spread_of([item for item in scans if isinstance(item, float)]),
        "tap": spread_of([item.state for item in taps if isinstance(item, Moments)]),
        "tap_cookie": spread_of([item.cookie for item in taps if isinstance(item, Moments)]),
        "tap_page": spread_of([item.page for item in taps if isinstance(item, Moments)]),
        "page_bytes": sum(guest.bytes_in for guest, _ in guests) / len(guests),
    }


async def _arrive(guest: Guest, path: str, due: float) -> float:
    await guest.arrive(path)
    return time.perf_counter() - due


async def _come_in(guest: Guest, due: float, pages: bool) -> Moments:
    await guest.tap()
    cookie = time.perf_counter() - due
    if pages:
        await guest.load()
    page = time.perf_counter() - due
    return Moments(cookie, page, await guest.watch() - due)
