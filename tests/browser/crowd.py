"""More people than browsers: they join and answer over plain HTTP, as phones do where websockets are blocked."""

import http.client
import json
import re
import secrets
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit


class Stranger:
    """One of the crowd."""

    def __init__(self, door: str) -> None:
        """Comes in by the address in the QR."""
        self._where = urlsplit(door)
        self._cookies: SimpleCookie = SimpleCookie()
        self._seq = 0
        self._client = secrets.token_hex(8)
        self._page = self._ask("GET", self._where.path)[1]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self._ask("GET", self._page)[0])[1]
        form = f"csrfmiddlewaretoken={token}"
        self._ask("POST", f"{self._page}aanmelden/", form, "application/x-www-form-urlencoded")
        self._csrf = re.search(r'data-csrf="(\w+)"', self._ask("GET", self._page)[0])[1]

    def do(self, kind: str, step: str, /, **rest: Any) -> dict[str, Any]:
        """Send a command; the answer must be an ack."""
        self._seq += 1
        frame = json.dumps({"type": kind, "seq": self._seq, "step": step, **rest})
        answer, _ = self._ask(
            "POST", f"{self._page}opdracht/?client={self._client}", frame, "application/json"
        )
        assert json.loads(answer)["type"] == "ack", answer
        return json.loads(answer)

    def place(self, value: int, step: str = "first_position") -> None:
        self.do("place", step, round=1, value=value)

    def state(self) -> dict[str, Any]:
        return json.loads(self._ask("GET", f"{self._page}toestand/")[0])

    def weigh_all(self, weight: int) -> None:
        for key in self.state()["me"]["order"]:
            self.do("weigh", "weigh", argument=key, weight=weight)

    def _ask(self, method: str, path: str, body: str = "", kind: str = "") -> tuple[str, str]:
        """The body of the answer and where it sends us."""
        headers = {
            "Host": self._where.netloc,
            "Cookie": "; ".join(f"{k}={v.value}" for k, v in self._cookies.items()),
        }
        if kind:
            headers["Content-Type"] = kind
        if kind == "application/json":
            headers["X-CSRFToken"] = self._csrf
        connection = http.client.HTTPConnection("127.0.0.1", self._where.port, timeout=20)
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        for value in answer.headers.get_all("Set-Cookie") or []:
            self._cookies.load(value)
        text = answer.read().decode()
        connection.close()
        assert answer.status < 400, f"{answer.status} {path}"
        return text, answer.headers.get("Location", "")
