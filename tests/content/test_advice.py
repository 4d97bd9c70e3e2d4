"""Help to write a good dilemma: each rule sees what it should, and leaves the rest alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from content.advice import blocking, findings
from content.advice_people import suspicions
from content.advice_shapes import texts_of
from content.advice_words import hard_words, long_sentences
from content.deckfile import read_card
from content.drafts import Draft, DraftArgument, from_card

REASON = "Dit is een reden van een gewone lengte, die je rustig leest."
DECK = sorted((settings.BASE_DIR / "content/decks").glob("0*.md"))


def reasons(count: int, text: str = REASON) -> list[DraftArgument]:
    return [DraftArgument(text, "Een reden.") for _each in range(count)]


def good(**other: object) -> Draft:
    return replace(
        Draft(
            title="Rust of regels",
            person="Noor, 40",
            line="Noor vraagt om uitstel.",
            case="Noor is 40 en werkt halve dagen.",
            question="Geef je Noor uitstel, of houd je je aan de termijn?",
            a_short="Uitstel geven",
            a_full="Je geeft uitstel.",
            b_short="De termijn aanhouden",
            b_full="Je houdt je eraan.",
            a_arguments=reasons(3),
            b_arguments=reasons(3),
        ),
        **other,
    )


def codes(draft: Draft) -> set[str]:
    return {finding.code for finding in findings(draft)}


def test_nothing_is_said_of_a_good_dilemma():
    assert findings(good()) == ()


def test_an_empty_draft_lacks_just_what_a_session_cannot_do_without():
    found = blocking(Draft())
    assert {finding.field for finding in found} == {
        *("title", "case", "question", "a_short", "b_short", "a_arguments", "b_arguments"),
    }
    assert all(finding.blocks and finding.explanation for finding in found)


@pytest.mark.parametrize("name", ["person", "line", "a_full", "b_full", "elaboration", "source", "licence"])
def test_what_a_session_can_do_without_does_not_block(name):
    assert blocking(good(**{name: ""})) == ()


def test_empty_arguments_do_not_count():
    assert "no_argument" in codes(good(a_arguments=[DraftArgument("  ")]))


@pytest.mark.parametrize(
    ("name", "most"), [("title", 200), ("licence", 80), ("a_short", 120), ("case", 2000)]
)
def test_a_text_that_the_database_cannot_hold_blocks(name, most):
    assert blocking(good(**{name: "a" * most})) == ()
    (found,) = blocking(good(**{name: "a" * (most + 1)}))
    assert (found.code, found.field) == ("too_long", name)


def test_paragraphs_are_measured_one_by_one():
    assert blocking(good(case="\n\n".join(["a" * 2000] * 3))) == ()


def test_more_arguments_than_a_phone_can_show_block():
    assert blocking(good(a_arguments=reasons(10))) == ()
    assert {found.code for found in blocking(good(a_arguments=reasons(11)))} == {"too_many"}


def test_both_sides_want_three_arguments_and_about_as_many_and_as_long():
    assert codes(good(a_arguments=reasons(2))) == {"few"}
    assert codes(good(a_arguments=reasons(6))) == {"uneven_count"}
    assert codes(good(a_arguments=reasons(5))) == set()
    assert codes(good(b_arguments=reasons(3, f"{REASON} {REASON}"))) == {"uneven_length"}


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Geef je Noor uitstel?", "closed_question"),
        ("Je geeft Noor uitstel of niet.", "no_question"),
        ("Geef je haar toch geen uitstel, of wel?", "leading_question"),
    ],
)
def test_a_question_is_open(question, code):
    assert codes(good(question=question)) == {code}


@pytest.mark.parametrize("question", ["Wat doe je voor Noor?", "Aan wie vraag je raad?", "Waarmee begin je?"])
def test_a_question_may_begin_with_a_word_that_asks(question):
    assert codes(good(question=question)) == set()


def test_the_name_of_an_option_fits_at_the_end_of_the_line():
    assert codes(good(a_short="Noor uitstel geven en daarna samen verder zien")) == {"long_name"}


def test_a_sentence_of_twenty_words_is_not_long_and_of_twenty_one_is():
    twenty = " ".join(["woord"] * 20)
    assert list(long_sentences(f"{twenty}. {twenty}.")) == []
    assert list(long_sentences(f"Kort. {twenty} meer.")) == [
        {"start": "woord woord woord woord woord", "count": 21}
    ]


def test_hard_words_are_told_once_with_a_plain_one_where_we_know_it():
    text = "Conform de afspraak, conform de regels. Een samenwerkingsovereenkomst over vrijwilligerswerk."
    assert list(hard_words(text)) == [("Conform", "volgens"), ("samenwerkingsovereenkomst", "")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ze woont op 3511 AB.", "postcode"),
        ("Hij woont in de Dorpsstraat 12.", "street"),
        ("Mail naar noor@voorbeeld.nl.", "email"),
        ("Bel 06-12345678.", "phone"),
        ("Bel +31 6 1234 5678.", "phone"),
        ("Haar nummer is 123456782.", "bsn"),
        ("Geboren op 12-3-1980.", "birth"),
        ("Mevrouw Jansen belt vaak.", "name"),
        ("Simon de Vries, 26", "name"),
    ],
)
def test_what_may_be_a_real_person_is_warned_about(text, code):
    assert code in {found for found, _sentence in suspicions(text)}
    assert f"people.{code}" in codes(good(case=text))
    assert not any(finding.blocks for finding in findings(good(case=text)))


def test_a_whole_name_is_seen_where_the_person_is_told():
    assert codes(good(person="Noor Jansen, 40")) == {"people.name"}


@pytest.mark.parametrize(
    "text", ["Simon, 26", "Dat staat in de Wmo.", "Het nummer 123456789.", "In 2024 kwam ze."]
)
def test_what_is_nobody_is_left_alone(text):
    assert list(suspicions(text)) == []


@pytest.mark.parametrize("path", DECK, ids=lambda path: path.name)
def test_the_cards_of_the_deck_can_be_used_and_name_nobody(path: Path):
    draft = from_card(read_card(path.name, path.read_bytes()))
    assert blocking(draft) == ()
    seen = codes(draft)
    assert not {code for code in seen if code.startswith(("people.", "closed_", "leading_", "long_name"))}


def test_every_finding_names_a_field_of_the_form():
    names = {name for name, _text in texts_of(Draft(a_arguments=reasons(1)))} | {"a_arguments", "b_arguments"}
    assert {finding.field for finding in findings(Draft(a_arguments=reasons(1)))} <= names
