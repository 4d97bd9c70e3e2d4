"""GET /health: do the database and the channel layer answer? For a monitor and for the container's own check."""

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

SECONDS = 2.0  # for both together
# Threads of their own: a database that hangs may not take the one thread that all pages share, nor more than these.
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="health")


@never_cache
async def health(request: HttpRequest) -> JsonResponse:
    """{"database": "ok"|"down", "layer": "ok"|"down"}; 503 when either is down."""
    database, layer = await asyncio.gather(_answers(_ask_database()), _answers(_ask_layer()))
    found = {"database": database, "layer": layer}
    return JsonResponse(found, status=200 if set(found.values()) == {"ok"} else 503)


async def _answers(question: Awaitable[None]) -> str:
    try:
        async with asyncio.timeout(SECONDS):
            await question
    except Exception:  # whatever a driver raises, it means the same here
        return "down"
    return "ok"


async def _ask_database() -> None:
    await sync_to_async(_read_one_row, thread_sensitive=False, executor=_threads)()


def _read_one_row() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            cursor.fetchone()
    finally:
        connection.close()


async def _ask_layer() -> None:
    """A group without members: Redis looks it up and delivers nothing."""
    await get_channel_layer().group_send("health", {"type": "health.check"})
