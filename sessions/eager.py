"""Going on with a coroutine that was begun by hand.

Nearly every write to a socket is done at once. A task for each, to wait for nothing, would cost more than the write;
Python 3.12 has eager tasks for this, we still run on 3.11.
"""

import types
from collections.abc import Coroutine, Generator
from functools import partial
from typing import Any


@types.coroutine
def go_on(begun: Coroutine[Any, None, None], waits_for: Any) -> Generator[Any, None, None]:
    """The rest of `begun`, which waits for `waits_for`; to be awaited in a task."""
    while True:
        try:
            answer = yield waits_for
        except BaseException as error:
            step = partial(begun.throw, error)
        else:
            step = partial(begun.send, answer)
        try:
            waits_for = step()
        except StopIteration:
            return
