"""The pages to publish, read along, look back and put away: what they do, and who is let in where."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from content import publishing, reviewing
from content.models import OWN_FROM, CardComment, Dilemma, Favourite, OwnCard, Review
from sessions.actions import open_session
from tests.content.cards import NOW, a_card, a_draft, published, rewrite
from tests.pages.markup import read

pytestmark = pytest.mark.django_db
Visit = Callable[[str], Client]


@pytest.fixture
def reviewer(db: None) -> User:
    return User.objects.create_user("cem", email="cem@voorbeeld.nl", first_name="Cem", last_name="Aksoy")


@pytest.fixture
def visit(facilitator: User, other_facilitator: User, reviewer: User, admin_user: User) -> Visit:
    cast = {"owner": facilitator, "other": other_facilitator, "reviewer": reviewer, "admin": admin_user}

    def visitor(role: str) -> Client:
        client = Client()
        if role in cast:
            client.force_login(cast[role])
        return client

    return visitor


ROLES = ("anonymous", "other", "reviewer", "admin", "owner")
LOG_IN = "log in"


def answers(visit: Visit, address: str, method: str = "get", form: Any = None) -> dict[str, Any]:
    """Status for each role; the owner goes last."""
    found = {}
    for role in ROLES:
        response = getattr(visit(role), method)(address, form or {})
        to_log_in = response.status_code == 302 and response["Location"].startswith("/inloggen/")
        found[role] = LOG_IN if to_log_in else response.status_code
    return found


def all_but(rest: Any, **given: Any) -> dict[str, Any]:
    return {role: given.get(role, rest) for role in ROLES}


@pytest.mark.parametrize(
    ("name", "extra", "reviewer_gets"),
    [
        ("own_publish", [], 404),
        ("own_archive", [], 404),
        ("own_versions", [], 404),
        ("own_version", [1], 404),
        ("own_version", [0], 404),
        ("own_comments", [], 200),
    ],
)
def test_the_pages_of_a_card_are_its_owners(
    name: str, extra: list[int], reviewer_gets: int, visit: Visit, facilitator: User, reviewer: User
) -> None:
    card = published(facilitator, "public").own_card
    reviewing.ask(card.pk, reviewer)
    address = reverse(name, args=[card.pk, *extra])
    wanted = all_but(404, anonymous=LOG_IN, reviewer=reviewer_gets, owner=200)
    assert answers(visit, address) == wanted


@pytest.mark.parametrize("name", ["own_publish", "own_archive", "own_versions", "own_comments"])
def test_nobody_else_changes_anything(name: str, visit: Visit, facilitator: User, reviewer: User) -> None:
    card = published(facilitator, "private").own_card
    reviewing.ask(card.pk, reviewer)
    before = (OwnCard.objects.values().get(), Dilemma.objects.values().get())
    for deed in ("deel", "publiceer", "archiveer", "verwijder", "vraag", "stop", "klaar"):
        for role in ("anonymous", "other", "reviewer", "admin"):
            form = {"doe": deed, "zichtbaar": "public", "revisie": "1", "wie": "iedereen"}
            visit(role).post(reverse(name, args=[card.pk]), form)
    assert (OwnCard.objects.values().get(), Dilemma.objects.values().get()) == before


@pytest.mark.parametrize(
    ("visibility", "wanted"),
    [
        ("private", all_but(404, owner=200)),
        ("shared", all_but(200, anonymous=404)),
        ("public", all_but(200)),
    ],
)
def test_a_card_page_is_there_for_who_may_see_it(
    visibility: str, wanted: dict[str, Any], visit: Visit, facilitator: User
) -> None:
    made = published(facilitator, visibility)
    assert answers(visit, reverse("card", args=[made.number])) == wanted
    assert answers(visit, reverse("start_together", args=[made.number])) == wanted
    inside = {role: LOG_IN if role == "anonymous" else status for role, status in wanted.items()}
    assert answers(visit, reverse("live_open", args=[made.number])) == inside
    assert answers(visit, reverse("card_file", args=[made.number])) == wanted
    assert answers(visit, reverse("card_print", args=[made.number, "a6"])) == wanted
    assert answers(visit, reverse("own_new"), form={"van": str(made.number)}) == inside
    starred = {role: 302 if status == 200 else status for role, status in inside.items()}
    assert answers(visit, reverse("card_favourite", args=[made.number]), "post") == starred


def test_an_archived_card_opens_no_session(visit: Visit, facilitator: User) -> None:
    made = published(facilitator, "public")
    publishing.archive(made.own_card.pk, NOW)
    assert answers(visit, reverse("card", args=[made.number])) == all_but(404, owner=200)
    assert answers(visit, reverse("live_open", args=[made.number])) == all_but(404, anonymous=LOG_IN)
    assert answers(visit, reverse("start_together", args=[made.number])) == all_but(404)


def test_the_next_card_is_one_that_you_may_use(
    visit: Visit, facilitator: User, other_facilitator: User, cards: None
) -> None:
    mine, theirs = published(facilitator), published(other_facilitator, draft=a_draft("Van Bart"))
    live = open_session(facilitator, 1)
    live.closed_at = NOW
    live.save()
    text = visit("owner").get(reverse("live_next", args=[live.pk])).content.decode()
    assert f"/gesprekken/nieuw/{mine.number}/" in text
    assert str(theirs.number) not in text
    shown = visit("owner").get(reverse("live_open", args=[theirs.number]), {"na": str(live.pk)})
    assert shown.status_code == 404


class TestPublishing:
    def test_from_draft_to_card_and_back(self, visit: Visit, facilitator: User) -> None:
        card, owner = a_card(facilitator), visit("owner")
        address = reverse("own_publish", args=[card.pk])
        assert "Nog niet gepubliceerd" in owner.get(address).content.decode()
        form = {"doe": "publiceer", "zichtbaar": "public", "revisie": "1"}
        assert owner.post(address, form).status_code == 302
        made = Dilemma.objects.get()
        assert made.number >= OWN_FROM
        assert visit("anonymous").get(reverse("card", args=[made.number])).status_code == 200
        owner.post(address, {"doe": "deel", "zichtbaar": "private"})
        assert visit("anonymous").get(reverse("card", args=[made.number])).status_code == 404

    @pytest.mark.parametrize(
        "form",
        [
            {"doe": "publiceer", "zichtbaar": "public", "revisie": "7"},
            {"doe": "publiceer", "zichtbaar": "public", "revisie": "²"},
            {"doe": "publiceer", "zichtbaar": "everybody", "revisie": "1"},
            {"doe": "deel", "zichtbaar": "public"},
            {},
        ],
    )
    def test_what_cannot_be_done_is_told(self, form: dict[str, str], visit: Visit, facilitator: User) -> None:
        card = a_card(facilitator)
        response = visit("owner").post(reverse("own_publish", args=[card.pk]), form)
        assert response.status_code == 422
        assert 'role="alert"' in response.content.decode()
        assert not Dilemma.objects.exists()

    def test_what_is_missing_is_named(self, visit: Visit, facilitator: User) -> None:
        card = a_card(facilitator, a_draft(question=""))
        text = visit("owner").get(reverse("own_publish", args=[card.pk])).content.decode()
        assert "Vul dit eerst aan" in text
        assert "De vraag ontbreekt." in text
        assert 'value="publiceer"' not in text

    def test_putting_away_and_taking_back(self, visit: Visit, facilitator: User) -> None:
        made, owner = published(facilitator), visit("owner")
        address = reverse("own_archive", args=[made.own_card.pk])
        owner.post(address, {"doe": "archiveer"})
        made.refresh_from_db()
        assert made.archived
        assert "opgeborgen" in owner.get(address).content.decode()
        owner.post(address, {"doe": "terug"})
        made.refresh_from_db()
        assert not made.archived
        open_session(facilitator, made.number)
        assert "Verwijder de kaart" not in owner.get(address).content.decode()
        assert owner.post(address, {"doe": "verwijder"}).status_code == 422
        assert Dilemma.objects.exists()

    def test_deleting_what_nobody_used(self, visit: Visit, facilitator: User) -> None:
        made = published(facilitator)
        response = visit("owner").post(reverse("own_archive", args=[made.own_card.pk]), {"doe": "verwijder"})
        assert (response.status_code, response["Location"]) == (302, reverse("own_cards"))
        assert not Dilemma.objects.exists()
        assert not OwnCard.objects.exists()


class TestReadingAlong:
    def test_asking_answering_and_dealing_with_comments(
        self, visit: Visit, facilitator: User, reviewer: User
    ) -> None:
        card, owner, cem = a_card(facilitator), visit("owner"), visit("reviewer")
        address = reverse("own_comments", args=[card.pk])
        assert cem.get(address).status_code == 404
        owner.post(address, {"doe": "vraag", "wie": "naam", "address": "CEM@voorbeeld.nl"})
        assert address in cem.get(reverse("own_to_read")).content.decode()
        assert address not in visit("other").get(reverse("own_to_read")).content.decode()
        cem.post(address, {"doe": "schrijf", "veld": "question", "tekst": "Kan dit opener?\0"})
        comment = CardComment.objects.get()
        assert (comment.text, comment.author, comment.field) == ("Kan dit opener?", reviewer, "question")
        assert "Cem Aksoy" in owner.get(address).content.decode()
        owner.post(address, {"doe": "klaar", "opmerking": str(comment.pk)})
        assert CardComment.objects.get().resolved
        cem.post(address, {"doe": "akkoord", "revisie": "1"})
        card.refresh_from_db()
        assert (card.review, card.reviewer, card.review_revision) == (Review.APPROVED, reviewer, 1)
        assert "Akkoord van Cem Aksoy" in owner.get(address).content.decode()

    def test_a_colleague_that_is_not_there_is_told_so_and_guessing_is_slowed_down(
        self, visit: Visit, facilitator: User
    ) -> None:
        card, owner = a_card(facilitator), visit("owner")
        form = {"doe": "vraag", "wie": "naam", "address": "niemand@voorbeeld.nl"}
        found = [owner.post(reverse("own_comments", args=[card.pk]), form).status_code for _ in range(11)]
        assert found == [422] * 10 + [429]
        card.refresh_from_db()
        assert card.review == Review.NONE

    def test_agreeing_with_a_text_that_changed_is_refused(
        self, visit: Visit, facilitator: User, reviewer: User
    ) -> None:
        card = a_card(facilitator)
        reviewing.ask(card.pk, reviewer)
        rewrite(card, a_draft("Anders"))
        address = reverse("own_comments", args=[card.pk])
        response = visit("reviewer").post(address, {"doe": "akkoord", "revisie": "1"})
        assert response.status_code == 422
        assert "intussen veranderd" in response.content.decode()
        assert visit("reviewer").post(address, {"doe": "akkoord", "revisie": "2"}).status_code == 302

    def test_nobody_agrees_with_their_own_card(self, visit: Visit, facilitator: User) -> None:
        card = a_card(facilitator)
        reviewing.ask(card.pk, None)
        address = reverse("own_comments", args=[card.pk])
        assert visit("owner").post(address, {"doe": "akkoord", "revisie": "1"}).status_code == 422
        card.refresh_from_db()
        assert card.review == Review.ASKED

    def test_who_reads_along_changes_nothing_else(
        self, visit: Visit, facilitator: User, reviewer: User
    ) -> None:
        card = a_card(facilitator)
        reviewing.ask(card.pk, reviewer)
        mine = reviewing.comment(card.pk, facilitator, "title", "Van mij.", NOW)
        address = reverse("own_comments", args=[card.pk])
        for deed in ("klaar", "stop", "vraag", "weg"):
            visit("reviewer").post(address, {"doe": deed, "opmerking": str(mine.pk), "wie": "iedereen"})
        mine.refresh_from_db()
        card.refresh_from_db()
        assert (mine.resolved, card.review, card.reviewer) == (False, Review.ASKED, reviewer)

    def test_a_comment_that_is_too_long_stays_in_its_field(
        self, visit: Visit, facilitator: User, reviewer: User
    ) -> None:
        card = a_card(facilitator)
        reviewing.ask(card.pk, reviewer)
        form = {"doe": "schrijf", "veld": "case", "tekst": "lang " * 300}
        response = visit("reviewer").post(reverse("own_comments", args=[card.pk]), form)
        assert response.status_code == 422
        assert "lang lang lang" in response.content.decode()
        assert not CardComment.objects.exists()


class TestVersions:
    def test_what_changed_is_shown_by_field_and_an_older_text_comes_back(
        self, visit: Visit, facilitator: User
    ) -> None:
        card, owner = published(facilitator).own_card, visit("owner")
        rewrite(card, a_draft("Regels of rust"))
        listing = owner.get(reverse("own_versions", args=[card.pk])).content.decode()
        assert "Veranderd: Titel." in " ".join(listing.split())
        text = owner.get(reverse("own_version", args=[card.pk, 0])).content.decode()
        assert "<ins>" in text
        assert "<del>" in text
        owner.post(reverse("own_version", args=[card.pk, 1]))
        card.refresh_from_db()
        assert card.draft["title"] == "Rust of regels"
        assert owner.get(reverse("own_version", args=[card.pk, 2]), {"met": "1"}).status_code == 200

    def test_a_card_that_was_never_published_has_its_draft_alone(
        self, visit: Visit, facilitator: User
    ) -> None:
        card = a_card(facilitator)
        listing = visit("owner").get(reverse("own_versions", args=[card.pk])).content.decode()
        assert listing.count('class="row"') == 1
        assert "nog niet gepubliceerd" in listing
        assert "Nog geen versies." in listing

    @pytest.mark.parametrize("number", ["3", "99999999999999999999"])
    def test_a_version_that_is_not_there(self, number: str, visit: Visit, facilitator: User) -> None:
        card = published(facilitator).own_card
        assert visit("owner").get(f"/eigen/{card.pk}/versies/{number}/").status_code == 404
        assert visit("owner").post(f"/eigen/{card.pk}/versies/{number}/").status_code == 404

    @pytest.mark.parametrize("asked", ["", "x", "-1", "9" * 40, "7"])
    def test_nonsense_to_compare_with_gets_the_one_before(
        self, asked: str, visit: Visit, facilitator: User
    ) -> None:
        card = published(facilitator).own_card
        address = reverse("own_version", args=[card.pk, 1])
        assert visit("owner").get(address, {"met": asked}).status_code == 200


class TestFavourites:
    def test_on_and_off_and_back_to_where_it_was_pressed(
        self, visit: Visit, facilitator: User, cards: None
    ) -> None:
        owner, address = visit("owner"), reverse("card_favourite", args=[3])
        response = owner.post(address, {"favoriet": "ja", "terug": "/kaarten/?thema=Werk"})
        assert response["Location"] == "/kaarten/?thema=Werk#kaart-3"
        owner.post(address, {"favoriet": "ja"})
        assert Favourite.objects.get().dilemma.number == 3
        assert owner.post(address, {"favoriet": "nee"})["Location"] == "/kaarten/3/"
        assert not Favourite.objects.exists()

    @pytest.mark.parametrize(
        "away", ["https://elders.nl/", "//elders.nl", "/inloggen/", "/kaarten/../uit", "\\\\elders.nl", ""]
    )
    def test_the_way_back_leads_nowhere_else(self, away: str, visit: Visit, cards: None) -> None:
        where = visit("owner").post(reverse("card_favourite", args=[3]), {"terug": away})["Location"]
        assert where.startswith("/kaarten/")

    def test_a_get_changes_nothing(self, visit: Visit, cards: None) -> None:
        assert visit("owner").get(reverse("card_favourite", args=[3])).status_code == 405
        assert not Favourite.objects.exists()


@pytest.mark.parametrize(
    "name", ["own_publish", "own_archive", "own_versions", "own_version", "own_comments", "own_to_read"]
)
def test_a_page_has_one_heading_and_names_for_its_fields(name: str, visit: Visit, facilitator: User) -> None:
    card = published(facilitator).own_card
    rewrite(card, a_draft("Anders"))
    reviewing.comment(card.pk, facilitator, "title", "Hm.", NOW)
    args: list[Any] = [] if name == "own_to_read" else [card.pk, 0] if name == "own_version" else [card.pk]
    response = visit("owner").get(reverse(name, args=args))
    page = read(response)
    assert len(page.all("h1")) == 1
    assert "no-store" in response["Cache-Control"]
    names = {element.attributes.get("for") for element in page.all("label")}
    ids = [element.attributes["id"] for element in page.all("textarea")]
    assert set(ids) <= names
    assert len(ids) == len(set(ids))


def test_texts_of_a_card_are_only_text(visit: Visit, facilitator: User, reviewer: User) -> None:
    hostile = "<script>alert(1)</script>{{ 7 }}"
    made = published(facilitator, "public", a_draft(hostile, case=hostile, source=hostile))
    reviewing.ask(made.own_card.pk, reviewer)
    reviewing.comment(made.own_card.pk, reviewer, "title", hostile, NOW)
    rewrite(made.own_card, a_draft(hostile + " nieuw"))
    addresses = [reverse("card", args=[made.number]), reverse("library")]
    own = ("own_publish", "own_archive", "own_versions", "own_comments")
    addresses += [reverse(name, args=[made.own_card.pk]) for name in own]
    addresses += [reverse("own_version", args=[made.own_card.pk, number]) for number in (0, 1)]
    for address in addresses:
        assert b"<script>alert" not in visit("owner").get(address).content


def test_the_admin_sees_no_private_card_and_can_withdraw_a_shared_one(
    admin_client: Client, facilitator: User, cards: None
) -> None:
    secret = published(facilitator, "private", a_draft("Een geheime kaart"))
    shared = published(facilitator, "public", a_draft("Een gedeelde kaart"))
    text = admin_client.get("/beheer/content/dilemma/").content.decode()
    assert "Een gedeelde kaart" in text
    assert "Een geheime kaart" not in text
    assert admin_client.get(f"/beheer/content/dilemma/{secret.pk}/change/").status_code == 302
    chosen = [str(shared.pk), str(Dilemma.objects.get(number=1).pk)]
    admin_client.post("/beheer/content/dilemma/", {"action": "withdraw", "_selected_action": chosen})
    assert {card.visibility for card in Dilemma.objects.filter(number__gte=OWN_FROM)} == {"private"}
    assert Dilemma.objects.get(number=1).visibility == "public"


def test_loading_the_deck_leaves_own_cards_alone(facilitator: User, cards: None) -> None:
    made = published(facilitator)
    call_command("load_cards", verbosity=0)
    assert Dilemma.objects.get(pk=made.pk).title == made.title
    assert made.arguments.count() == 6
