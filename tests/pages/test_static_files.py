"""Static files are served in the event loop, whole, and never by streaming."""

from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import AsyncRequestFactory, RequestFactory

from dilemmakaarten.staticfiles import AsyncWhiteNoiseMiddleware

TEXT = "body { color: red }\n" * 200


@pytest.fixture
def collected(settings: Any, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "a.css").write_text(TEXT)
    return tmp_path


async def _page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a page")


async def test_a_file_is_answered_whole(collected: Path) -> None:
    response = await AsyncWhiteNoiseMiddleware(_page)(AsyncRequestFactory().get("/static/a.css"))
    assert not response.streaming
    assert response.content.decode() == TEXT
    assert response["Content-Type"] == 'text/css; charset="utf-8"'
    assert response["Content-Length"] == str(len(TEXT))


async def test_an_unchanged_file_is_not_sent_again(collected: Path) -> None:
    serve = AsyncWhiteNoiseMiddleware(_page)
    first = await serve(AsyncRequestFactory().get("/static/a.css"))
    request = AsyncRequestFactory().get("/static/a.css", headers={"if-none-match": first["ETag"]})
    second = await serve(request)
    assert (second.status_code, second.content) == (304, b"")


async def test_other_addresses_reach_the_page(collected: Path) -> None:
    response = await AsyncWhiteNoiseMiddleware(_page)(AsyncRequestFactory().get("/kaarten/"))
    assert response.content == b"a page"


async def test_a_folder_that_is_not_collected_yet_is_no_trouble(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "not-there"
    response = await AsyncWhiteNoiseMiddleware(_page)(AsyncRequestFactory().get("/static/a.css"))
    assert response.content == b"a page"


def test_it_also_works_where_nothing_is_asynchronous(collected: Path) -> None:
    serve = AsyncWhiteNoiseMiddleware(lambda request: HttpResponse("a page"))
    assert serve(RequestFactory().get("/static/a.css")).content.decode() == TEXT
    assert serve(RequestFactory().get("/kaarten/")).content == b"a page"
