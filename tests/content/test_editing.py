"""Saving an own card: what was typed is text, a save names what it saw, and the form works without scripts."""

from django.http import QueryDict

from content.drafts import Draft, DraftArgument, to_plain
from content.editing import clean, tidy, with_ids
from content.editor_form import merge, press, read_draft, seen_of


def form(text: str) -> QueryDict:
    return QueryDict(text)


def test_what_is_typed_is_text_without_signs_that_nobody_sees():
    assert tidy("e\u0301\u202etxt\u0000\u200b <b>&amp;</b>") == "étxt <b>&amp;</b>"
    assert tidy("een\r\ntwee") == "een twee"
    assert tidy("een\r\n\r\ntwee", running=True) == "een\n\ntwee"


def test_lists_hold_only_what_there_is_to_choose_and_what_was_there():
    stored = Draft(groups=["Uit een bestand"], number=7)
    typed = Draft(
        groups=["Jobcoaches", "Uit een bestand", "Verzonnen"], themes=["Werk", "Werk"], language="xx"
    )
    found = clean(typed, stored)
    assert found.groups == ["Jobcoaches", "Uit een bestand"]
    assert found.themes == ["Werk"]
    assert (found.language, found.number) == ("nl", 7), "the form has no number, and no other languages"


def test_every_argument_has_an_id_of_its_own():
    draft = Draft(
        a_arguments=[DraftArgument("a", id="x"), DraftArgument("b", id="x"), DraftArgument("c", id='"><')]
    )
    ids = [argument.id for argument in with_ids(draft).a_arguments]
    assert ids[0] == "x"
    assert len(set(ids)) == 3
    assert all(one.isalnum() for one in ids)


def test_the_form_is_read_with_its_arguments_in_their_places():
    draft = read_draft(
        form("title=T&groups=Jobcoaches&a_arguments.0.text=een&a_arguments.0.id=q&a_arguments.1.text=twee")
    )
    assert (draft.title, draft.groups) == ("T", ["Jobcoaches"])
    assert [argument.text for argument in draft.a_arguments] == ["een", "twee"]
    assert draft.a_arguments[0].id == "q"


def test_buttons_add_move_and_take_away():
    draft = Draft(a_arguments=[DraftArgument("een"), DraftArgument("twee")])

    def texts():
        return [argument.text for argument in draft.a_arguments]

    assert press(draft, form("down=a.0")) == "a_arguments.1.text"
    assert texts() == ["twee", "een"]
    assert press(draft, form("up=a.0")) == "", "already first"
    press(draft, form("add=a"))
    assert texts() == ["twee", "een", ""]
    press(draft, form("remove=a.0"))
    assert texts() == ["een", ""]
    press(draft, form("remove=a.9&up=b.x"))
    assert texts() == ["een", ""]


def test_two_writers_of_different_fields_both_keep_theirs_without_scripts():
    before = Draft(title="T", line="L", a_arguments=[DraftArgument("a", id="x")])
    mine, theirs = (
        Draft(**to_plain_shallow(before, title="Mijn")),
        Draft(**to_plain_shallow(before, line="Hun")),
    )
    found, clashes = merge(mine, theirs, seen_of(before))
    assert (found.title, found.line, clashes) == ("Mijn", "Hun", [])


def test_of_a_field_that_both_changed_without_scripts_both_texts_are_shown():
    before = Draft(title="T")
    found, (clash,) = merge(Draft(title="Mijn"), Draft(title="Hun"), seen_of(before))
    assert found.title == "Mijn"
    assert (clash.field, clash.label, clash.theirs) == ("title", "Titel", "Hun")


def test_without_a_word_of_what_was_seen_everything_that_differs_is_shown():
    _found, clashes = merge(Draft(title="Mijn"), Draft(title="Hun", line="L"), "onzin")
    assert {clash.field for clash in clashes} == {"title", "line"}


def to_plain_shallow(draft: Draft, **other: str) -> dict[str, object]:
    names = to_plain(draft)
    return {name: getattr(draft, name) for name in names} | other
