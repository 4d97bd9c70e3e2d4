"""A consumer as in the tutorial: save the vote, work out the new picture, send it to the whole group."""

import itertools
from typing import Any
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.db.models import Count, F

from tests.load.stock.models import Vote

_versions = itertools.count(1)  # so that the driver can tell which picture holds which vote


class VoteConsumer(AsyncJsonWebsocketConsumer):
    async def connect(self) -> None:
        self.room = self.scope["url_route"]["kwargs"]["room"]
        self.person = int(parse_qs(self.scope["query_string"].decode())["person"][0])
        await self.channel_layer.group_add(self.room, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard(self.room, self.channel_name)

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        await self.save(content["value"])
        version = next(_versions)
        await self.send_json({"type": "ack", "seq": content["seq"], "version": version})
        spread = await self.spread()
        message = {"type": "spread.changed", "version": version, "spread": spread}
        await self.channel_layer.group_send(self.room, message)

    async def spread_changed(self, event: dict[str, Any]) -> None:
        await self.send_json({"type": "state", "version": event["version"], "spread": event["spread"]})

    @database_sync_to_async
    def save(self, value: int) -> None:
        Vote.objects.update_or_create(room=self.room, person=self.person, defaults={"value": value})

    @database_sync_to_async
    def spread(self) -> list[list[int]]:
        votes = Vote.objects.filter(room=self.room).annotate(bin=F("value") / 5)
        return [list(pair) for pair in votes.values_list("bin").annotate(people=Count("id")).order_by("bin")]
