"""A page that is rendered once and filled in for each shows what a rendering of its own would."""

import json
from typing import Any

import pytest
from django.template import engines
from django.utils.html import json_script

from sessions import skeleton as module
from sessions.skeleton import Skeleton, for_script, skeleton

PAGE = """<p data-a="{{ a }}">{{ name }}{{ b|safe }}</p>{{ c|json_script:"c" }}<i>{{ a }}</i>{{ user.username }}"""


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Skeleton:
    def render(template: str, context: dict[str, Any], request: Any) -> str:
        return engines["django"].from_string(template).render(context, request)

    monkeypatch.setattr(module, "render_to_string", render)
    return skeleton(PAGE, {"name": "<b>Mia</b>"}, ["a", "b", "c"])


def test_places_are_filled_in_one_by_one_or_together(page: Skeleton) -> None:
    whole = '<p data-a="1">&lt;b&gt;Mia&lt;/b&gt;<br></p><script id="c" type="application/json">{}</script><i>1</i>'
    assert str(page.fill(a="1", b="<br>", c="{}")) == whole
    assert str(page.fill(b="<br>").fill(c="{}").fill(a="1")) == whole


def test_a_value_that_looks_like_a_place_stays_text(page: Skeleton) -> None:
    assert '<p data-a="b">' in str(page.fill(a="b").fill(b="a", c="c"))


def test_a_page_with_places_left_is_no_page(page: Skeleton) -> None:
    with pytest.raises(ValueError, match="unpack"):
        str(page.fill(a="1"))


@pytest.mark.parametrize("value", [{"a": "</script><b>&amp;"}, ["<!--", "é", 'quote"'], None, 62])
def test_json_in_a_script_reads_back_and_ends_no_script(value: Any) -> None:
    written = for_script(json.dumps(value))
    assert json.loads(written) == value
    assert not set("<>&") & set(written)
    assert written in json_script(value)
