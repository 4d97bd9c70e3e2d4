"""From draft to card: what is written, who may see it, and that no text is ever lost."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from content import publishing, reviewing
from content.draftfields import fields
from content.drafts import Draft, DraftArgument, from_plain
from content.models import OWN_FROM, CardVersion, Dilemma, OwnCard, Review
from content.publishing import Refused
from content.queries import card_snapshot, usable_by, visible_to
from sessions.actions import open_session
from sessions.models import LiveSession
from tests.content.cards import NOW, a_card, a_draft, published, rewrite

pytestmark = pytest.mark.django_db


def test_publishing_writes_the_whole_card(facilitator: User) -> None:
    made = published(facilitator)
    assert made.number >= OWN_FROM
    assert (made.owner, made.visibility, made.licence) == (facilitator, "private", "CC BY 4.0")
    snapshot = card_snapshot(made.number, facilitator)
    assert snapshot["title"] == "Rust of regels"
    assert snapshot["case"] == ["Noor werkt halve dagen.", "Ze vraagt om uitstel."]
    assert [argument["key"] for argument in snapshot["arguments"]] == ["A1", "A2", "A3", "B1", "B2", "B3"]


def test_a_long_argument_without_a_short_sentence_fits_its_column(facilitator: User) -> None:
    long, endless = DraftArgument("woord " * 100), DraftArgument("w" * 900)
    made = published(facilitator, draft=a_draft(a_arguments=[long, endless]))
    shorts = [argument.short for argument in made.arguments.filter(side="A")]
    assert all(short.endswith("…") and len(short) <= 200 for short in shorts)
    assert shorts[0].startswith("woord woord")
    assert len(shorts[1]) == 200


def test_publishing_again_keeps_the_number_and_the_history(facilitator: User) -> None:
    first = published(facilitator)
    card = rewrite(first.own_card, a_draft("Regels of rust"))
    again = publishing.publish(card.pk, card.revision, "shared", facilitator, NOW)
    assert (again.pk, again.number, again.title) == (first.pk, first.number, "Regels of rust")
    assert [(one.number, one.text["title"]) for one in card.versions.all()] == [
        (2, "Regels of rust"),
        (1, "Rust of regels"),
    ]


def test_the_same_text_published_again_is_no_new_version(facilitator: User) -> None:
    card = published(facilitator).own_card
    publishing.publish(card.pk, card.revision, "public", facilitator, NOW)
    assert card.versions.count() == 1


def test_what_the_owner_did_not_see_is_not_published(facilitator: User) -> None:
    card = a_card(facilitator)
    rewrite(card, a_draft("Anders"))
    with pytest.raises(Refused, match="intussen veranderd"):
        publishing.publish(card.pk, 1, "private", facilitator, NOW)
    assert not Dilemma.objects.exists()


def test_a_card_that_no_session_can_be_held_on_is_not_published(facilitator: User) -> None:
    card = a_card(facilitator, Draft(title="Alleen een titel"))
    with pytest.raises(Refused, match="nog niet klaar"):
        publishing.publish(card.pk, 1, "private", facilitator, NOW)
    assert publishing.standing(card).stops


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [("private", ["owner"]), ("shared", ["owner", "other"]), ("public", ["owner", "other", "anybody"])],
)
def test_who_sees_a_card(
    visibility: str, seen_by: list[str], facilitator: User, other_facilitator: User
) -> None:
    number = published(facilitator, visibility).number
    cast = {"owner": facilitator, "other": other_facilitator, "anybody": AnonymousUser()}
    for seen in (visible_to, usable_by):
        assert [name for name, reader in cast.items() if seen(reader).filter(number=number)] == seen_by
    assert visible_to().filter(number=number).exists() == ("anybody" in seen_by)
    for name, reader in cast.items():
        if name not in seen_by:
            with pytest.raises(LookupError):
                card_snapshot(number, reader)


def test_a_card_of_others_opens_no_session(facilitator: User, other_facilitator: User) -> None:
    number = published(facilitator).number
    for owner, reader in [(other_facilitator, None), (None, None), (facilitator, other_facilitator)]:
        with pytest.raises(LookupError):
            open_session(owner, number, reader=reader)
    assert open_session(other_facilitator, number, reader=facilitator).card_number == number


def test_sharing_goes_wider_and_back_without_publishing_the_draft(
    facilitator: User, other_facilitator: User
) -> None:
    made = published(facilitator)
    rewrite(made.own_card, a_draft("Half af"))
    publishing.share(made.own_card.pk, "shared")
    assert visible_to(other_facilitator).get(number=made.number).title == "Rust of regels"
    publishing.share(made.own_card.pk, "private")
    assert not visible_to(other_facilitator).filter(number=made.number)
    made.own_card.refresh_from_db()
    assert made.own_card.visibility == "private"


def test_what_was_never_published_is_not_shared(facilitator: User) -> None:
    with pytest.raises(Refused, match="eerst"):
        publishing.share(a_card(facilitator).pk, "public")


@pytest.mark.parametrize("published_after", [False, True])
def test_a_running_or_past_session_keeps_the_text_it_used(facilitator: User, published_after: bool) -> None:
    made = published(facilitator)
    running, past = open_session(facilitator, made.number), open_session(facilitator, made.number)
    LiveSession.objects.filter(pk=past.pk).update(closed_at=NOW)
    before = [LiveSession.objects.get(pk=live.pk).card for live in (running, past)]
    card = rewrite(made.own_card, a_draft("Heel anders"))
    if published_after:
        publishing.publish(card.pk, card.revision, "private", facilitator, NOW)
    publishing.archive(card.pk, NOW)
    assert [LiveSession.objects.get(pk=live.pk).card for live in (running, past)] == before
    assert before[0]["title"] == "Rust of regels"


def test_an_archived_card_is_nobodys_to_use_and_its_owners_to_see(
    facilitator: User, other_facilitator: User
) -> None:
    made = published(facilitator, "public")
    publishing.archive(made.own_card.pk, NOW)
    assert visible_to(facilitator).filter(number=made.number)
    for reader in (facilitator, other_facilitator, None):
        assert not usable_by(reader).filter(number=made.number)
    assert not visible_to(other_facilitator).filter(number=made.number)
    publishing.unarchive(made.own_card.pk)
    assert usable_by(other_facilitator).filter(number=made.number)


def test_a_card_is_deleted_when_no_session_was_held_on_it(facilitator: User) -> None:
    used, unused, draft = published(facilitator), published(facilitator), a_card(facilitator)
    open_session(facilitator, used.number)
    with pytest.raises(Refused, match="gesprekken gevoerd"):
        publishing.delete(used.own_card.pk)
    publishing.delete(unused.own_card.pk)
    publishing.delete(draft.pk)
    with pytest.raises(Http404):
        publishing.delete(draft.pk)  # a second tap
    assert list(Dilemma.objects.filter(number__gte=OWN_FROM)) == [used]
    assert list(OwnCard.objects.all()) == [used.own_card]
    assert CardVersion.objects.count() == 1


class TestWhereSomebodyElseMustRead:
    @pytest.fixture(autouse=True)
    def _required(self, settings: Any) -> None:
        settings.REVIEW_REQUIRED = True

    def test_a_card_for_oneself_needs_nobody(self, facilitator: User) -> None:
        assert published(facilitator).visibility == "private"

    @pytest.mark.parametrize("visibility", ["shared", "public"])
    def test_a_card_for_others_waits_until_somebody_agrees(
        self, visibility: str, facilitator: User, other_facilitator: User
    ) -> None:
        card = a_card(facilitator)
        with pytest.raises(Refused, match="leest eerst een collega mee"):
            publishing.publish(card.pk, 1, visibility, facilitator, NOW)
        reviewing.ask(card.pk, other_facilitator)
        reviewing.answer(card.pk, 1, other_facilitator, agrees=True)
        made = publishing.publish(card.pk, 1, visibility, facilitator, NOW)
        assert made.visibility == visibility
        assert card.versions.get().approved_by == other_facilitator

    def test_agreement_is_about_the_text_that_was_read(
        self, facilitator: User, other_facilitator: User
    ) -> None:
        card = a_card(facilitator)
        reviewing.ask(card.pk, None)
        reviewing.answer(card.pk, 1, other_facilitator, agrees=True)
        rewrite(card, a_draft("Toch anders"))
        with pytest.raises(Refused, match="leest eerst een collega mee"):
            publishing.publish(card.pk, 2, "shared", facilitator, NOW)

    def test_a_private_card_does_not_become_shared_by_the_back_door(
        self, facilitator: User, other_facilitator: User
    ) -> None:
        card = published(facilitator).own_card
        with pytest.raises(Refused, match="leest eerst een collega mee"):
            publishing.share(card.pk, "shared")
        reviewing.ask(card.pk, None)
        reviewing.answer(card.pk, 1, other_facilitator, agrees=True)
        publishing.publish(card.pk, 1, "shared", facilitator, NOW)  # the same text: no new version
        assert card.versions.count() == 1
        publishing.share(card.pk, "private")
        publishing.share(card.pk, "public")


def test_an_older_text_comes_back_as_draft_and_the_present_one_stays_readable(facilitator: User) -> None:
    card = published(facilitator).own_card
    rewrite(card, a_draft("Nooit gepubliceerd"))
    publishing.restore(card.pk, 1, facilitator, NOW + timedelta(minutes=1))
    card.refresh_from_db()
    assert (card.draft["title"], card.revision) == ("Rust of regels", 3)
    kept = card.versions.get(set_aside=True)
    assert kept.text["title"] == "Nooit gepubliceerd"
    assert publishing.standing(card).changed is False
    publishing.restore(card.pk, kept.number, facilitator, NOW)
    assert card.versions.count() == 2
    with pytest.raises(CardVersion.DoesNotExist):
        publishing.restore(card.pk, 9, facilitator, NOW)


DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(["Een", "Twee", "Drie", "Vier", "Vijf", "Zes"])),
        st.tuples(st.just("publish"), st.sampled_from(["private", "shared", "public"])),
        st.tuples(st.just("restore"), st.integers(0, 9)),
        st.tuples(st.sampled_from(["archive", "unarchive"]), st.none()),
    ),
    min_size=4,
    max_size=12,
)


@settings_of(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_whatever_is_done_no_text_that_was_left_is_ever_lost(
    facilitator: User, deeds: list[tuple[str, Any]]
) -> None:
    """A text counts as left when it was published, or when an older one was put in its place."""
    card = a_card(facilitator, a_draft("Begin"), id=uuid4())
    left: list[dict[str, Any]] = []
    for deed, what in deeds:
        card.refresh_from_db()
        if deed == "write":
            rewrite(card, a_draft(what))
        elif deed == "publish":
            publishing.publish(card.pk, card.revision, what, facilitator, NOW)
            left.append(card.draft)
        elif deed == "restore" and (count := card.versions.count()):
            left.append(card.draft)
            publishing.restore(card.pk, what % count + 1, facilitator, NOW)
        elif deed == "archive":
            publishing.archive(card.pk, NOW)
        elif deed == "unarchive":
            publishing.unarchive(card.pk)
    kept = [fields(from_plain(version.text)) for version in card.versions.all()]
    assert all(fields(from_plain(text)) in kept for text in left)
    assert [one.number for one in card.versions.all()] == list(range(len(kept), 0, -1))


def test_a_reader_who_is_asked_by_name_is_the_only_one(facilitator: User, other_facilitator: User) -> None:
    third = User.objects.create_user("cem")
    card = a_card(facilitator)
    reviewing.ask(card.pk, other_facilitator)
    assert list(reviewing.to_read(other_facilitator)) == [card]
    for user in (third, facilitator):
        assert not reviewing.to_read(user).exists()
        with pytest.raises(Refused):
            reviewing.answer(card.pk, 1, user, agrees=True)


def test_whoever_answers_first_is_the_one_who_read(facilitator: User, other_facilitator: User) -> None:
    third = User.objects.create_user("cem")
    card = a_card(facilitator)
    reviewing.ask(card.pk, None)
    assert list(reviewing.to_read(third)) == list(reviewing.to_read(other_facilitator)) == [card]
    reviewing.answer(card.pk, 1, third, agrees=False)
    assert not reviewing.to_read(other_facilitator).exists()
    assert list(reviewing.to_read(third)) == [card]
    rewrite(card, a_draft("Beter zo"))  # not theirs to follow from here, until they are asked again
    assert not reviewing.to_read(third).exists()


def test_who_writes_along_does_not_agree_with_their_own_text(
    facilitator: User, other_facilitator: User
) -> None:
    card = a_card(facilitator)
    card.writers.add(other_facilitator)
    reviewing.ask(card.pk, None)
    with pytest.raises(Refused):
        reviewing.answer(card.pk, 1, other_facilitator, agrees=True)


def test_an_answer_about_another_text_is_refused(facilitator: User, other_facilitator: User) -> None:
    card = a_card(facilitator)
    reviewing.ask(card.pk, other_facilitator)
    rewrite(card, a_draft("Intussen anders"))
    with pytest.raises(Refused, match="intussen veranderd"):
        reviewing.answer(card.pk, 1, other_facilitator, agrees=True)
    card.refresh_from_db()
    assert card.review == Review.ASKED


def test_a_comment_keeps_the_text_it_was_about(facilitator: User, other_facilitator: User) -> None:
    card = a_card(facilitator)
    made = reviewing.comment(card.pk, other_facilitator, "a_arguments.2.text", "Te kort.", NOW)
    assert made.about == "Reden 3 om dit te doen."
    draft = a_draft()
    draft.a_arguments = draft.a_arguments[:2]
    rewrite(card, draft)
    found = reviewing.reading(card)
    assert (list(found.elsewhere), found.open) == ([made], 1)
    reviewing.resolve(card, made.pk, done=True)
    assert reviewing.reading(card).open == 0
    reviewing.take_back(card, made.pk, facilitator)
    assert card.comments.count() == 1
    reviewing.take_back(card, made.pk, other_facilitator)
    assert card.comments.count() == 0


@pytest.mark.parametrize(
    ("field", "text"), [("a_arguments.9.text", "Hm."), ("title", ""), ("title", "x" * 1001)]
)
def test_a_comment_that_fits_nowhere_is_refused(facilitator: User, field: str, text: str) -> None:
    with pytest.raises(Refused):
        reviewing.comment(a_card(facilitator).pk, facilitator, field, text, NOW)
