"""`build_assets` makes small fonts that hold the letters we use, once; and compiles the catalogues."""

import os
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import read_mo
from django.conf import settings as project
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from fontTools.ttLib import TTFont

from dilemmakaarten.assets import FACES, build_fonts, compile_catalogues

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Kaarten"
msgstr "Cards"
"""
LARGEST = 60 * 1024  # bytes of one face
LETTERS = "abcxyzABCXYZ0123456789éëïöüèáóçñßøåžłőșğ.,:;?!()[]“”‘’„«»–—…·€−×≥≤% "
ARROWS = "→←"  # the italic has none; nothing slanted points anywhere


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build") / "assets"
    assert build_fonts(folder)
    return folder


def test_every_face_is_made_and_small(assets: Path) -> None:
    sizes = {path.stem: path.stat().st_size for path in (assets / "fonts").iterdir()}
    assert set(sizes) == {face.name for face in FACES}
    assert max(sizes.values()) < LARGEST


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_every_face_has_the_letters_we_use(assets: Path, face: Any) -> None:
    with TTFont(assets / "fonts" / f"{face.name}.woff2") as font:
        known = font.getBestCmap()
    wanted = LETTERS if "italic" in face.name else LETTERS + ARROWS
    assert [letter for letter in wanted if ord(letter) not in known] == []


def test_the_stylesheet_asks_for_the_faces_that_are_made() -> None:
    sheet = (Path(project.BASE_DIR) / "static" / "css" / "fonts.css").read_text()
    assert set(re.findall(r"fonts/([\w-]+)\.woff2", sheet)) == {face.name for face in FACES}
    families = set(re.findall(r'font-family: "([^"]+)"', sheet))
    assert families == {"Source Serif Dilemma", "Hanken Dilemma"}


def test_a_second_build_does_nothing(assets: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (assets / "fonts").iterdir()}
    assert not build_fonts(assets)
    assert {path: path.stat().st_mtime_ns for path in (assets / "fonts").iterdir()} == before


@pytest.fixture
def one_face(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cutting takes half a second a face; one is enough to see when it is done."""
    monkeypatch.setattr("dilemmakaarten.assets.FACES", FACES[:1])


def test_a_face_that_went_missing_is_made_again(one_face: None, tmp_path: Path) -> None:
    build_fonts(tmp_path / "assets")
    (lost,) = (tmp_path / "assets" / "fonts").iterdir()
    lost.unlink()
    assert build_fonts(tmp_path / "assets")
    assert lost.exists()


def test_a_catalogue_is_compiled_once_and_again_when_it_changed(tmp_path: Path) -> None:
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)
    (compiled,) = compile_catalogues(tmp_path)
    with compiled.open("rb") as file:
        assert read_mo(file).get("Kaarten").string == "Cards"
    assert compile_catalogues(tmp_path) == []
    later = compiled.stat().st_mtime + 10
    os.utime(source, (later, later))
    assert compile_catalogues(tmp_path) == [compiled]


def test_the_command_says_what_it_did(one_face: None, settings: Any, tmp_path: Path) -> None:
    settings.BUILD_DIR, settings.LOCALE_PATHS = tmp_path, []
    first, second = StringIO(), StringIO()
    call_command("build_assets", stdout=first)
    call_command("build_assets", stdout=second)
    assert first.getvalue() == "Lettertypen en vertalingen zijn gemaakt.\n"
    assert second.getvalue() == "Lettertypen en vertalingen waren al klaar.\n"


def test_every_static_file_is_collected_under_a_hashed_name(
    settings: Any, assets: Path, tmp_path: Path
) -> None:
    settings.STORAGES = {
        **project.STORAGES,
        "staticfiles": {"BACKEND": "dilemmakaarten.staticfiles.HashedStaticFiles"},
    }
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [Path(project.BASE_DIR) / "static", assets]
    call_command("collectstatic", interactive=False, ignore_patterns=["admin"], verbosity=0)
    address = staticfiles_storage.url("css/fonts.css")
    assert re.fullmatch(r"/static/css/fonts\.[0-9a-f]{12}\.css", address)
    sheet = tmp_path / address.removeprefix("/")
    fonts = re.findall(r'url\("([^"]+)"\)', sheet.read_text())
    assert len(fonts) == len(FACES)
    assert all(
        (sheet.parent / font).exists() and re.search(r"\.[0-9a-f]{12}\.woff2$", font) for font in fonts
    )
    assert sheet.with_name(sheet.name + ".br").exists()
