"""Requests that go straight through: the whole chain of middleware runs in the event loop.

Django's own asynchronous chain goes to a thread and back for each middleware, for two signals and to close the answer;
for a page that is made in a fraction of a millisecond that is most of the time, and a room that scans the QR asks for
thousands in the same moment. The middleware is the same, in the same order, and none of it needs to wait: it reads and
writes headers and cookies.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestAborted, SynchronousOnlyOperation
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve, set_script_prefix
from django.utils.deprecation import MiddlewareMixin
from django.utils.module_loading import import_string

from dilemmakaarten.turnstile import one_thread
from sessions.thread import in_thread

GetResponse = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


class Fork:
    """An ASGI application: views marked as straight go one way, all others the other."""

    def __init__(self, straight: Any, others: Any) -> None:
        self._straight = straight
        self._others = others

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        match = _match(scope["path"])
        if getattr(match and match.func, "is_straight", False):
            await self._straight(scope | {"match": match}, receive, send)
        else:
            await self._others(scope, receive, send)


def _match(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


class Straight(ASGIHandler):
    """Django's handler without its tasks, threads and signals: those serve the connections to the database of views
    that run in a thread."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            set_script_prefix(get_script_prefix(scope))
            request, refusal = self.create_request(scope, body)
            response = await self._answer(request, refusal)
            await self.send_response(response, send)
            if request:
                request.close()

    async def _answer(self, request: Any, refusal: HttpResponseBase | None) -> HttpResponseBase:
        return refusal or await self.run_get_response(request)

    def resolve_request(self, request: Any) -> ResolverMatch:
        """`Fork` did."""
        request.resolver_match = match = request.scope["match"]
        return match

    def load_middleware(self, is_async: bool = True) -> None:
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        chain: Any = convert_exception_to_response(self._get_response_async)  # type: ignore[attr-defined]
        for path in reversed(settings.MIDDLEWARE):
            middleware = import_string(path)
            if middleware is not one_thread:
                chain = convert_exception_to_response(self._link(middleware(chain), chain))
        self._middleware_chain = chain

    def _link(self, made: Any, get_response: GetResponse) -> GetResponse:
        """One middleware around the rest of the chain."""
        if not isinstance(made, MiddlewareMixin):
            return made
        before = getattr(made, "process_request", None)
        after = getattr(made, "process_response", None)
        if view := getattr(made, "process_view", None):
            self._view_middleware.insert(0, _straight(view))

        async def link(request: HttpRequest) -> HttpResponseBase:
            response = await _here(before, request) if before else None
            response = response or await get_response(request)
            return await _here(after, request, response) if after else response

        return link


def _straight(work: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    async def here(*arguments: Any) -> Any:
        return await _here(work, *arguments)

    return here


async def _here(work: Callable[..., Any], *arguments: Any) -> Any:
    """Only what turns out to need the database goes to the thread: an error page for who is logged in."""
    try:
        return work(*arguments)
    except SynchronousOnlyOperation:
        return await in_thread(work, *arguments)
