"""One contender behind the server and flags that we are served with: python -m tests.load.serve floor 8040 1 FLAGS.

FLAGS is dilemmakaarten.serving.SERVER_FLAGS as JSON, read elsewhere: the floor loads no framework.
"""

import json
import sys

import uvicorn

APPLICATIONS = {
    "ours": "tests.load.ours:application",
    "stock": "tests.load.stock.asgi:application",
    "floor": "tests.load.floor:application",
}
WEBSOCKETS = (
    "dilemmakaarten.connection:Protocol"  # ours alone: it does more than uvicorn's own. A test holds it equal
)


def main(name: str, port: str, workers: str, flags: str) -> None:
    given = json.loads(flags)
    if workers != "1":
        given["workers"] = int(workers)
    if name == "ours":
        given["ws"] = WEBSOCKETS
    uvicorn.run(APPLICATIONS[name], host="127.0.0.1", port=int(port), **given)


if __name__ == "__main__":
    main(*sys.argv[1:])
