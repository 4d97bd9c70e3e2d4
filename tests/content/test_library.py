"""Finding a card: search, filters, and what each filter would give."""

import pytest

from content.library import Choice, Wish, browse
from content.queries import card_snapshot, question_snapshot

pytestmark = pytest.mark.usefixtures("cards")


def numbers(**wish: str) -> list[int]:
    return [card.number for card in browse(Wish(**wish)).cards]


def test_without_a_wish_all_cards_come_in_order() -> None:
    assert numbers() == [1, 2, 3, 4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dianne", [5]),
        ("DIANNE", [5]),
        ("stigma", [3]),
        ("zelfoverschatting", [7]),
        ("Esther auto", [2]),
        ("auto   esther", [2]),
        ("Esther Simon", []),
        ("zebra", []),
        ("%", []),
        ("\\", []),
    ],
)
def test_every_word_must_stand_on_the_card(words: str, found: list[int]) -> None:
    assert numbers(words=words) == found


def test_accents_and_case_make_no_difference() -> None:
    with_accent = numbers(words="cliënt")
    assert with_accent == numbers(words="CLIENT") == numbers(words="clie\u0308nt")
    assert 5 in with_accent


def test_search_reads_the_arguments_and_convictions_too() -> None:
    for field in ("text", "short", "conviction"):
        argument = next(each for each in card_snapshot(8)["arguments"] if each[field])
        assert 8 in numbers(words=argument[field])


def test_group_and_theme_can_be_combined() -> None:
    group, theme = numbers(group="Woonbegeleiders"), numbers(theme="Regels")
    both = numbers(group="Woonbegeleiders", theme="Regels")
    assert both == [number for number in group if number in theme] == [6]
    assert numbers(words="bert", group="Woonbegeleiders", theme="Regels") == [6]
    assert numbers(words="dianne", group="Woonbegeleiders", theme="Regels") == []


def test_an_unknown_filter_finds_nothing() -> None:
    assert numbers(theme="Ruimtevaart") == []


def test_a_filter_says_how_many_cards_it_gives_beside_the_others() -> None:
    for theme in ("", "Wonen", "Regels"):
        for choice in browse(Wish(theme=theme, words="cliënt")).groups:
            assert choice.count == len(numbers(group=choice.name, theme=theme, words="cliënt"))
    for choice in browse(Wish(group="Jobcoaches")).themes:
        assert choice.count == len(numbers(group="Jobcoaches", theme=choice.name))


def test_the_chosen_filter_is_marked() -> None:
    library = browse(Wish(theme="wonen"))
    assert [choice for choice in library.themes if choice.chosen] == [Choice("Wonen", 1, True)]
    assert not any(choice.chosen for choice in library.groups)


def test_a_live_session_gets_the_whole_text_of_a_card() -> None:
    card = card_snapshot(5)
    assert list(card) == [
        "number", "title", "person", "line", "case", "question", "elaboration", "a", "b", "arguments", "source",
    ]  # fmt: skip
    assert [argument["key"] for argument in card["arguments"]] == [
        "A1",
        "A2",
        "A3",
        "A4",
        "B1",
        "B2",
        "B3",
        "B4",
        "B5",
    ]
    assert all(list(argument) == ["key", "text", "short", "conviction"] for argument in card["arguments"])
    assert len(card["case"]) == 3
    assert set(card["a"]) == {"short", "full"}


def test_an_unknown_card_is_a_lookup_error() -> None:
    with pytest.raises(LookupError):
        card_snapshot(99)


def test_a_live_session_gets_the_background_questions() -> None:
    questions = question_snapshot()
    assert [question["key"] for question in questions] == [str(number) for number in range(1, 16)]
    assert [question["kind"] for question in questions] == (
        ["formal"] * 5 + ["substantive"] * 6 + ["conscience"] * 4
    )
