"""Static files with a hash in their name, and the middleware that serves them under ASGI."""

from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage

GetResponse = Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    # An imported module gets its hashed name too; without this a phone may keep an old one beside a new one.
    support_js_module_import_aggregation = True


class AsyncWhiteNoiseMiddleware(WhiteNoiseMiddleware):
    """Whitenoise answers with a file that is read in pieces. Under ASGI Django warns about that and reads it whole
    after all; and a middleware that is sync only pushes every request below it to a thread. So: read the file whole
    (they are small), in a thread of its own, and leave all other requests in the event loop."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: GetResponse) -> None:
        super().__init__(get_response)
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Any:
        if iscoroutinefunction(self):
            return self._answer(request)
        return super().__call__(request)

    def add_files(self, root: str, prefix: str | None = None) -> None:
        """A folder that is not collected yet holds no files; whitenoise would warn."""
        if self.autorefresh or Path(root).is_dir():
            super().add_files(root, prefix)

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponse:
        answer = static_file.get_response(request.method, request.META)
        with answer.file or nullcontext() as file:
            response = HttpResponse(file.read() if file else b"", status=int(answer.status))
        del response["content-type"]
        for name, value in answer.headers:
            response[name] = value
        return response

    async def _answer(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path_info
        static_file = self.find_file(path) if self.autorefresh else self.files.get(path)
        if static_file is None:
            return await self.get_response(request)
        return await sync_to_async(self.serve, thread_sensitive=False)(static_file, request)
