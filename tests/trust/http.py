"""A visitor with cookies who asks pages of a real server, without following where they lead."""

import http.client
from dataclasses import dataclass
from urllib.parse import urlencode

CSRF = "a" * 32


@dataclass(frozen=True)
class Reply:
    status: int
    location: str
    body: bytes


@dataclass(frozen=True)
class Visitor:
    port: int
    cookies: str = ""

    def get(self, path: str) -> Reply:
        return self._ask("GET", path, None, {})

    def post(self, path: str, form: dict[str, str] | None = None) -> Reply:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(form or {}).encode(), kind)

    def command(self, path: str, body: bytes) -> Reply:
        """One frame to a page's HTTP twin."""
        return self._ask("POST", f"{path}?client={'0' * 15}1", body, {"Content-Type": "application/json"})

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        origin = {"Origin": f"http://127.0.0.1:{self.port}", "X-CSRFToken": CSRF}
        cookies = "; ".join(part for part in [f"csrftoken={CSRF}", self.cookies] if part)
        try:
            line.request(method, path, body, {**headers, **origin, "Cookie": cookies})
            reply = line.getresponse()
            return Reply(reply.status, reply.headers.get("Location", ""), reply.read())
        finally:
            line.close()
