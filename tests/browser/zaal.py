"""A workshop that phones reach at http://zaal.test, as they reach a laptop on the network of a room."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.chromium import HOST
from tests.servers import free_port
from tests.workshop import Workshop, workshop


@contextmanager
def zaal(folder: Path, port: int = 0) -> Iterator[Workshop]:
    """With its data in `folder`; on a free port, or on the same one as before."""
    port = port or free_port()
    with workshop(folder, PORT=port, ALLOWED_HOSTS=HOST, JOIN_ADDRESS=f"http://{HOST}:{port}") as served:
        yield served
