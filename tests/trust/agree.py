"""Do all screens show the same, and is it what the server would say to somebody who comes in now?"""

import asyncio
import json
import time
from collections.abc import Sequence
from typing import Any

from tests.trust.phone import Phone
from tests.trust.place import Room
from tests.trust.server import Server


async def agree(
    server: Server,
    room: Room,
    phones: list[Phone],
    screens: list[Phone],
    seconds: float,
    remotes: Sequence[Phone] = (),
) -> float:
    """Wait until they do; gives how long it took. Raises TimeoutError with who shows something else."""
    start = time.monotonic()
    while others := await _others(server, room, phones, screens, remotes):
        if time.monotonic() - start > seconds:
            raise TimeoutError(
                f"{len(others)} of {len(phones) + len(screens)} show something else: {others[0]}"
            )
        await asyncio.sleep(0.2)
    return time.monotonic() - start


async def _others(
    server: Server, room: Room, phones: list[Phone], screens: list[Phone], remotes: Sequence[Phone]
) -> list[Any]:
    wanted = await _now(server, f"/gesprekken/{room.id}/scherm/toestand/", room.owner)
    found = [(wanted, shown) for screen in screens if (shown := _shown(screen.state)) != wanted]
    if remotes:
        wanted = await _now(server, f"/gesprekken/{room.id}/bediening/toestand/", room.coupled)
        found += [(wanted, shown) for remote in remotes if (shown := _shown(remote.state)) != wanted]
    if phones:
        wanted = await _now(server, f"/mee/{room.id}/toestand/", room.phones[0].cookies)
        found += [(wanted, shown) for phone in phones if (shown := _shown(phone.state)) != wanted]
    return found


async def _now(server: Server, path: str, cookies: str) -> Any:
    return _shown(json.loads(await asyncio.to_thread(server.get, path, cookies))["state"])


def _shown(state: dict[str, Any]) -> Any:
    """What a screen looks like; its version may be older when nothing to see has changed."""
    return state.get("scene"), state.get("live")
