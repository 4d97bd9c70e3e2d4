"""A request as a server hands it to an ASGI application, and the answer."""

import re
from typing import Any
from urllib.parse import urlencode

from asgiref.testing import ApplicationCommunicator

TOKEN = "b" * 32  # of a form, as cookie and as field
_FORM = urlencode({"csrfmiddlewaretoken": TOKEN})
_DIFFERS = re.compile(r"expires=[^;]+|(csrftoken|mee-\w+|pas)=[^;]+")
Answer = tuple[int, list[tuple[str, str]], bytes]  # status, headers, body


async def ask(application: Any, method: str, path: str, cookies: str = "", **headers: str) -> Answer:
    given = {"host": "testserver", "content-type": "application/x-www-form-urlencoded", "cookie": cookies}
    body = _FORM.encode() if method == "POST" else b""
    given |= {"content-length": str(len(body))} | headers
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "client": ["127.0.0.1", 1],
    }
    wire = ApplicationCommunicator(application, scope)
    await wire.send_input({"type": "http.request", "body": body})
    start, rest = await wire.receive_output(5), await wire.receive_output(5)
    told = [(name.decode().lower(), value.decode()) for name, value in start["headers"]]
    await wire.wait(5)
    return start["status"], sorted(told), rest["body"]


def alike(answer: Answer) -> Answer:
    """Without what is drawn anew for every answer, or tells the time."""
    status, headers, body = answer
    kept = [(name, _DIFFERS.sub("", value)) for name, value in headers if name not in {"expires"}]
    return status, kept, re.sub(rb'(csrf="|csrfmiddlewaretoken" value=")[^"]+', b"", body)
