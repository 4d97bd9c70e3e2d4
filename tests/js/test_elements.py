"""The custom elements in the templates are the ones that there are."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ELEMENTS = ROOT / "static/js/elements"
TEMPLATES = ROOT / "templates"
# Who writes a card loses nothing when the log-in expires; nobody else keeps anything outside the tab.
KEEPS = {"card-editor.js"}


def _defined() -> dict[str, Path]:
    found = {}
    for path in ELEMENTS.glob("*.js"):
        for name in re.findall(r'customElements\.define\("([a-z-]+)"', path.read_text()):
            found[name] = path
    return found


def _scripts() -> list[Path]:
    return sorted((ROOT / "static/js").rglob("*.js"))


def test_every_custom_element_in_a_template_exists_and_the_other_way_round() -> None:
    used = set()
    for path in TEMPLATES.rglob("*.html"):
        used |= set(re.findall(r"<([a-z]+-[a-z-]+)[ >]", path.read_text()))
    assert used == set(_defined())


def test_a_file_holds_one_element_and_bears_its_name() -> None:
    assert {path.stem: name for name, path in _defined().items()} == {name: name for name in _defined()}


def test_every_import_ends_with_a_semicolon_so_that_its_name_gets_a_hash() -> None:
    for path in _scripts():
        for line in path.read_text().splitlines():
            assert not line.startswith(("import ", "export {")) or line.endswith(";"), f"{path}: {line}"


def test_no_script_speaks_dutch_or_touches_local_storage() -> None:
    for path in _scripts():
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.DOTALL)
        assert "localStorage" not in code or path.name in KEEPS, path
        assert "innerHTML" not in code or path.name == "page.js", path
        texts = [text for text in re.findall(r'"[^"\n]*"|`[^`]*`', code) if "[" not in text]
        assert not [text for text in texts if re.search(r"\b(de|het|een|je|niet|van|is)\b", text)], path
