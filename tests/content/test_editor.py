"""The pages of the editor: a new card, saving, conflicts, previews, writing together, and who may not."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from content import editing, importlimits
from content.drafts import DraftArgument, from_plain, to_plain
from content.editing import empty_draft
from content.models import Dilemma, OwnCard, Visibility

pytestmark = pytest.mark.django_db

NASTY = '</textarea><script>alert("x")</script>{{ 7 }}&amp;'


def logged_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def anna(facilitator: User) -> Client:
    return logged_in(facilitator)


@pytest.fixture
def bart(other_facilitator: User) -> Client:
    return logged_in(other_facilitator)


@pytest.fixture
def card(anna: Client) -> OwnCard:
    anna.post(reverse("own_new"))
    return OwnCard.objects.get()


def save(browser: Client, card: OwnCard, revision: int, **texts: Any) -> Any:
    draft = to_plain(from_plain(OwnCard.objects.get(pk=card.pk).draft)) | texts
    body = json.dumps({"revision": revision, "draft": draft})
    return browser.post(reverse("own_save", args=[card.pk]), body, content_type="application/json")


def draft_of(card: OwnCard) -> Any:
    return from_plain(OwnCard.objects.get(pk=card.pk).draft)


def test_an_empty_card_has_room_for_three_arguments_on_each_side(anna: Client, card: OwnCard) -> None:
    draft = draft_of(card)
    assert len(draft.a_arguments) == len(draft.b_arguments) == len(empty_draft().a_arguments) == 3
    assert card.revision == 1
    assert anna.get(reverse("own_edit", args=[card.pk])).status_code == 200


def test_a_copy_has_all_texts_and_tells_its_origin(anna: Client, cards: None) -> None:
    answer = anna.post(reverse("own_new"), {"van": "5"})
    card = OwnCard.objects.get()
    assert answer.headers["Location"] == reverse("own_edit", args=[card.pk])
    source, draft = Dilemma.objects.get(number=5), draft_of(card)
    assert (draft.title, draft.case, draft.source) == (source.title, source.case, source.source)
    assert len(draft.a_arguments) + len(draft.b_arguments) == source.arguments.count()
    assert source.title in card.origin


def test_there_is_a_limit_to_own_cards_made_one_by_one_too(
    anna: Client, card: OwnCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlimits, "MAX_OWN_CARDS", 1)
    answer = anna.post(reverse("own_new"))
    assert answer.status_code == 409
    assert "Meer dan 1 kan niet." in answer.content.decode()
    assert OwnCard.objects.count() == 1


def test_no_copy_of_a_card_that_one_may_not_see(anna: Client, other_facilitator: User) -> None:
    hidden = {"owner": other_facilitator, "visibility": Visibility.PRIVATE}
    Dilemma.objects.create(number=1001, title="Van Bart", **hidden)
    assert anna.post(reverse("own_new"), {"van": "1001"}).status_code == 404
    assert anna.post(reverse("own_new"), {"van": "9" * 40}).status_code == 404
    assert "Van Bart" not in anna.get(reverse("own_new")).content.decode()


def test_a_save_raises_the_revision_and_tells_what_could_be_better(anna: Client, card: OwnCard) -> None:
    answer = save(anna, card, 1, title="Rust of regels")
    assert answer.status_code == 200
    assert answer.json()["revision"] == 2
    assert "missing.question" in {finding["code"] for finding in answer.json()["findings"]}
    assert draft_of(card).title == "Rust of regels"


def test_a_save_that_changes_nothing_leaves_the_revision(anna: Client, card: OwnCard) -> None:
    save(anna, card, 1, title="T")
    assert save(anna, card, 1, title="T").json()["revision"] == 2, "the answer to the first got lost"


def test_a_save_after_somebody_elses_is_refused_with_what_stands_there(anna: Client, card: OwnCard) -> None:
    save(anna, card, 1, title="Van de laptop")
    answer = save(anna, card, 1, title="Van de telefoon")
    assert answer.status_code == 409
    assert answer.json()["draft"]["title"] == "Van de laptop"
    assert (answer.json()["revision"], answer.json()["by"]) == (2, "je andere scherm")
    assert draft_of(card).title == "Van de laptop"


def test_a_card_deleted_while_it_is_saved_is_gone(
    anna: Client, card: OwnCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = editing.save

    def deleted_meanwhile(*told: Any) -> OwnCard:
        card.delete()
        return kept(*told)

    monkeypatch.setattr(editing, "save", deleted_meanwhile)
    assert save(anna, card, 1, title="Te laat").status_code == 404


def test_what_is_no_draft_is_refused_and_changes_nothing(anna: Client, card: OwnCard) -> None:
    address = reverse("own_save", args=[card.pk])
    for body in (
        "",
        "[]",
        "{}",
        '{"revision": 1, "draft": {"title": 7}}',
        '{"revision": "1", "draft": {}}',
        "\xff",
    ):
        assert anna.post(address, body, content_type="application/json").status_code == 400
    assert OwnCard.objects.get().revision == 1


def test_too_much_text_is_refused(anna: Client, card: OwnCard) -> None:
    assert save(anna, card, 1, case="a" * 70_000).status_code == 400


def test_who_is_logged_out_is_told_so_and_not_led_away(card: OwnCard) -> None:
    answer = save(Client(), card, 1, title="T")
    assert answer.status_code == 401
    assert draft_of(card).title == ""


def test_after_a_new_log_in_the_page_gets_a_token_that_counts(card: OwnCard, facilitator: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(facilitator)
    assert save(browser, card, 1, title="T").status_code == 403
    told = browser.get(reverse("own_save", args=[card.pk])).json()
    body = json.dumps({"revision": told["revision"], "draft": told["draft"] | {"title": "T"}})
    again = browser.post(
        reverse("own_save", args=[card.pk]),
        body,
        content_type="application/json",
        headers={"X-CSRFToken": told["csrf"]},
    )
    assert again.status_code == 200
    assert draft_of(card).title == "T"


def test_to_others_there_is_no_such_card(bart: Client, card: OwnCard) -> None:
    for name, arguments in (
        ("own_edit", [card.pk]),
        ("own_save", [card.pk]),
        ("own_preview", [card.pk, "card"]),
        ("own_writers", [card.pk]),
        ("own_stop_writing", [card.pk]),
    ):
        address = reverse(name, args=arguments)
        assert bart.post(address).status_code == 404, name
        assert Client().get(address).status_code in {302, 401}, name
    assert save(bart, card, 1, title="Van mij").status_code == 404
    assert "zonder titel" not in bart.get(reverse("own_cards")).content.decode()


def test_who_is_asked_along_writes_and_may_stop(
    anna: Client, bart: Client, card: OwnCard, other_facilitator: User
) -> None:
    writers = reverse("own_writers", args=[card.pk])
    assert anna.post(writers, {"address": "wie is dit"}).status_code == 422
    assert anna.post(writers, {"address": "bart"}).status_code == 302
    assert "bart" in anna.get(writers).content.decode()
    assert save(bart, card, 1, title="Samen").status_code == 200
    assert bart.get(writers).status_code == 404, "asking others is up to the owner"
    assert "van anna" in bart.get(reverse("own_cards")).content.decode()
    assert "door bart" in anna.get(reverse("own_cards")).content.decode()
    bart.post(reverse("own_stop_writing", args=[card.pk]))
    assert save(bart, card, 2, title="Nog iets").status_code == 404
    anna.post(writers, {"address": "bart"})
    anna.post(writers, {"remove": str(other_facilitator.pk)})
    assert save(bart, card, 2, title="Nog iets").status_code == 404


def plain_form(card: OwnCard, browser: Client) -> dict[str, Any]:
    """The fields as the page without scripts sends them."""
    page = browser.get(reverse("own_edit", args=[card.pk]))
    draft = draft_of(card)
    fields = {name: value for name, value in to_plain(draft).items() if isinstance(value, str)}
    for side in ("a", "b"):
        for at, argument in enumerate(getattr(draft, f"{side}_arguments")):
            for part in ("text", "short", "conviction", "id"):
                fields[f"{side}_arguments.{at}.{part}"] = getattr(argument, part)
    return fields | {"revision": str(page.context["own"].revision), "seen": page.context["seen"]}


def test_it_works_without_scripts(anna: Client, card: OwnCard) -> None:
    address = reverse("own_edit", args=[card.pk])
    form = plain_form(card, anna) | {"title": "Rust of regels", "a_arguments.0.text": "Een reden."}
    answer = anna.post(address, form | {"add": "a"})
    assert answer.headers["Location"].endswith("#a_arguments-3-text")
    draft = draft_of(card)
    assert (draft.title, draft.a_arguments[0].text, len(draft.a_arguments)) == (
        "Rust of regels",
        "Een reden.",
        4,
    )


def test_without_scripts_two_writers_both_keep_their_text(anna: Client, card: OwnCard) -> None:
    address = reverse("own_edit", args=[card.pk])
    form = plain_form(card, anna)
    save(anna, card, 1, title="Van de ander", line="Ook van de ander")
    answer = anna.post(address, form | {"title": "Van mij", "person": "Noor, 40"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'value="Van mij"' in page
    assert "Van de ander" in page
    assert answer.context["draft"].line == "Ook van de ander"
    assert draft_of(card).title == "Van de ander", "nothing is overwritten before somebody chose"
    again = {**form, "title": "Van ons", "line": "Ook van de ander", "person": "Noor, 40"}
    again |= {"revision": str(answer.context["own"].revision), "seen": answer.context["seen"]}
    assert anna.post(address, again).status_code == 302
    assert draft_of(card).title == "Van ons"


def test_what_is_typed_is_only_text(anna: Client, card: OwnCard) -> None:
    draft = to_plain(from_plain(card.draft))
    texts = {name: NASTY for name, value in draft.items() if isinstance(value, str) and name != "language"}
    arguments = [{"text": NASTY, "short": NASTY, "conviction": NASTY, "id": ""}]
    assert save(anna, card, 1, **texts, a_arguments=arguments).status_code == 200
    pages = [
        reverse("own_edit", args=[card.pk]),
        reverse("own_cards"),
        reverse("own_writers", args=[card.pk]),
    ]
    for kind, scene in (
        ("card", ""),
        ("phone", "case"),
        ("phone", "weigh"),
        ("screen", "case"),
        ("screen", "weigh"),
    ):
        pages.append(f"{reverse('own_preview', args=[card.pk, kind])}?stap={scene}")
    for address in pages:
        page = anna.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "{{ 7 }}" in page.replace("\u00ad", ""), address


@pytest.mark.parametrize(
    ("kind", "scene", "seen"),
    [
        ("card", "", "Een reden voor rust."),
        ("phone", "case", "Geef je uitstel"),
        ("phone", "first_position", "Uitstel geven"),
        ("phone", "weigh", "Een reden voor rust."),
        ("screen", "case", "Geef je uitstel"),
        ("screen", "first_position", "Uitstel geven"),
        ("screen", "weigh", "Rust, in het kort."),
        ("screen", "onzin", "Geef je uitstel"),
    ],
)
def test_a_preview_shows_what_was_typed_before_it_is_saved(
    anna: Client, card: OwnCard, kind: str, scene: str, seen: str
) -> None:
    draft = to_plain(from_plain(card.draft)) | {
        "question": "Geef je uitstel, of niet?",
        "a_short": "Uitstel geven",
    }
    draft["a_arguments"] = [to_plain_argument("Een reden voor rust.", "Rust, in het kort.")]
    body = json.dumps({"scene": scene, "draft": draft})
    answer = anna.post(reverse("own_preview", args=[card.pk, kind]), body, content_type="application/json")
    assert seen in answer.content.decode().replace("\u00ad", "")
    assert "Eigen dilemma" in answer.content.decode() or scene in {"weigh"}
    assert draft_of(card).question == ""


def to_plain_argument(text: str, short: str) -> dict[str, str]:
    argument = DraftArgument(text, short)
    return {"text": argument.text, "short": argument.short, "conviction": "", "id": "q"}


def test_an_empty_draft_has_previews_too_and_only_this_site_may_frame_them(
    anna: Client, card: OwnCard
) -> None:
    for kind in ("card", "phone", "screen"):
        for scene in ("case", "first_position", "weigh"):
            answer = anna.get(f"{reverse('own_preview', args=[card.pk, kind])}?stap={scene}")
            assert answer.status_code == 200
            assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
            assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert anna.get(reverse("own_preview", args=[card.pk, "poster"])).status_code == 404
    assert anna.post(reverse("own_preview", args=[card.pk, "card"])).status_code == 400
    edit = anna.get(reverse("own_edit", args=[card.pk]))
    assert "frame-src 'self'" in edit.headers["Content-Security-Policy"]
    assert edit.headers["X-Frame-Options"] == "DENY"


def test_the_way_to_own_cards_stands_in_the_head_for_facilitators(anna: Client, cards: None) -> None:
    way = f'href="{reverse("own_cards")}"'
    assert way in anna.get(reverse("library")).content.decode()
    assert way not in Client().get(reverse("library")).content.decode()
