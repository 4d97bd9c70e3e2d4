"""How a connection that can do so hands on a text in the very moment in which it comes, without a queue or a task.

An addition to ASGI, among the `extensions` of a scope under `HEAR`: a function that takes a `Hear`, or None for no
more. Who does not find it there gets all through `receive`.
"""

from collections.abc import Callable

HEAR = "dilemmakaarten.hear"

Hear = Callable[[str], bool]  # False: this text has to wait for `receive`, as all else does
