"""`load_cards`: all or nothing, as often as you like."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from content.models import Agreement, Argument, BackgroundQuestion, Dilemma, Reading
from tests.content.cast import CARD, DECKS

LAST_LINE = "9 dilemma's, 96 argumenten, 64 beroepsopvattingen, 15 achtergrondvragen, 5 leesbronnen"
MODELS = (Dilemma, Argument, BackgroundQuestion, Reading, Agreement)

pytestmark = pytest.mark.django_db


def load(folder: Path = DECKS) -> list[str]:
    out = StringIO()
    call_command("load_cards", decks=folder, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the deck that a test may change."""
    return Path(shutil.copytree(DECKS, tmp_path / "decks"))


def rows() -> dict[str, list[tuple[object, ...]]]:
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in MODELS}


def test_it_says_what_it_read_and_ends_with_the_counts() -> None:
    lines = load()
    assert lines[-1] == LAST_LINE
    assert lines[4] == "05-dianne.md: Eigen grenzen bewaken of behoeften van de cliënt volgen (9 argumenten)"
    assert Agreement.objects.count() == 4


def test_a_second_time_changes_nothing() -> None:
    load()
    before = rows()
    assert load()[-1] == LAST_LINE
    assert rows() == before


def test_a_changed_text_keeps_its_row(folder: Path) -> None:
    load()
    before = Argument.objects.get(dilemma__number=5, side="B", number=2)
    path = folder / "05-dianne.md"
    path.write_text(path.read_text("utf-8").replace(before.short, "Een andere korte zin."), "utf-8")
    load(folder)
    after = Argument.objects.get(pk=before.pk)
    assert (after.short, after.dilemma_id) == ("Een andere korte zin.", before.dilemma_id)


def test_what_left_the_files_leaves_the_database(folder: Path) -> None:
    load()
    (folder / "09-johan.md").unlink()
    (folder / "08-julia.md").write_text(CARD.replace("Nummer: 3", "Nummer: 8"), "utf-8")
    (folder / "leesbronnen.md").write_text(
        "# Meer lezen\n\n1. Een\n   Adres: https://a.nl\n   Waarom: Nut.\n", "utf-8"
    )
    (folder / "afspraken.md").write_text("# Afspraken\n\n1. Een.\n   Uitleg: Zo.\n", "utf-8")
    assert load(folder)[-1] == (
        "8 dilemma's, 78 argumenten, 50 beroepsopvattingen, 15 achtergrondvragen, 1 leesbronnen"
    )
    assert not Dilemma.objects.filter(number=9).exists()
    assert Agreement.objects.count() == 1


def test_a_broken_file_loads_nothing_and_is_told(folder: Path) -> None:
    load()
    before = rows()
    (folder / "01-simon.md").write_text(CARD.replace("Noor", "Simon"), "utf-8")
    (folder / "05-dianne.md").write_text(CARD.split("## Optie B")[0], "utf-8")
    (folder / "06-bert.md").write_bytes("# Café\n".encode("cp1252"))
    with pytest.raises(CommandError) as caught:
        load(folder)
    assert str(caught.value).splitlines() == [
        "Er is niets geladen. Maak dit eerst in orde:",
        "05-dianne.md:31: De kop 'Optie B' ontbreekt. Zet er een regel bij met '## Optie B'.",
        "06-bert.md:1: Dit bestand is niet opgeslagen als UTF-8. "
        "Open het in Kladblok, kies 'Opslaan als' en kies bij Codering 'UTF-8'.",
        "03-wouter.md:3: Nummer 3 staat ook in 01-simon.md. Geef elke kaart een eigen nummer.",
    ]
    assert caught.value.returncode == 1
    assert rows() == before


def test_a_failure_while_writing_leaves_the_old_deck(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    before = rows()
    (folder / "01-simon.md").write_text(CARD.replace("Nummer: 3", "Nummer: 1"), "utf-8")

    def broken(*_args: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("content.loading._load_agreements", broken)
    with pytest.raises(RuntimeError, match="the disk is full"):
        load(folder)
    assert rows() == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda folder: (folder / "leesbronnen.md").unlink(), "leesbronnen.md:1: Dit bestand ontbreekt."),
        (
            lambda folder: (folder / "10-nieuw.md.txt").touch(),
            "10-nieuw.md.txt:1: Dit bestand eindigt op .txt.",
        ),
        (lambda folder: shutil.rmtree(folder), "De map"),
        (
            lambda folder: [path.unlink() for path in folder.glob("0*")],
            "In deze map staat geen enkele kaart.",
        ),
        (lambda folder: (folder / "LEESMIJ.md").write_text("hallo"), "LEESMIJ.md:1: De titel ontbreekt."),
    ],
)
def test_a_folder_that_is_not_right_is_told(folder: Path, change: object, told: str) -> None:
    change(folder)  # type: ignore[operator]
    with pytest.raises(CommandError, match=told):
        load(folder)
    assert not Dilemma.objects.exists()


def test_what_editors_and_computers_leave_behind_is_passed_over(folder: Path) -> None:
    for name in (".DS_Store", "._01-simon.md", "~$01-simon.md", "01-simon.md.bak"):
        (folder / name).write_bytes(b"\xff")
    assert load(folder)[-1] == LAST_LINE
