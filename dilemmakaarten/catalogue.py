"""The sentences on screen, gathered from templates and Python, and the catalogues that translate them.

Babel does what gettext's programs do, so that nothing has to be installed beside Python.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PYTHON_ROOTS = ("content", "dilemmakaarten", "sessions")
# `_n` marks a sentence of the rules, which know no gettext.
KEYWORDS = {
    "_": None,
    "_n": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


# Without dates and names: a file that changes only when a sentence does.
HEADER = """\
# The Dutch sentences in the code are the source; `make catalogue` brings this file up to date.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def source_catalogue(base: Path) -> Catalog:
    """Every marked sentence of the project, with the files it is in."""
    found = Catalog(charset="utf-8")
    for path in _sources(base):
        for _, sentence, comments, context in _sentences(path):
            where = [(path.relative_to(base).as_posix(), 0)]
            found.add(sentence, locations=where, auto_comments=comments, context=context)
    return found


def read_catalogue(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def merged(catalogue: Catalog, sources: Catalog) -> Catalog:
    """`catalogue` with new sentences added, empty, and those that are gone left out."""
    catalogue.update(sources, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def write_catalogue(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = BytesIO()
    write_po(text, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=True)
    header = HEADER.format(language=catalogue.locale, plural=catalogue.plural_forms)
    path.write_bytes(header.encode() + text.getvalue())


def faults(catalogue: Catalog, sources: Catalog) -> list[str]:
    """What is wrong with a translation: sentences missing, left over, unsure, or with other variables."""
    wanted = {_key(message) for message in sources if message.id}
    known = {_key(message): message for message in catalogue if message.id}
    missing = [f"niet in de catalogus: {_shown(key)}" for key in wanted - known.keys()]
    left_over = [f"nergens meer in gebruik: {_shown(key)}" for key in known.keys() - wanted]
    wrong = [
        f"{fault}: {_shown(key)}"
        for key, message in known.items()
        if key in wanted and (fault := _fault(message, catalogue))
    ]
    return sorted(missing + left_over + wrong)


def _sources(base: Path) -> Iterator[Path]:
    for root in PYTHON_ROOTS:
        yield from sorted(path for path in (base / root).rglob("*.py") if "migrations" not in path.parts)
    yield from sorted((base / "templates").rglob("*.html"))


def _sentences(path: Path) -> Iterator[tuple]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Calls to gettext with blots between them; inside brackets, so that indentation means nothing.
        text = f"({templatize(text, origin=str(path))}\n)"
    yield from extract("python", BytesIO(text.encode()), KEYWORDS, comment_tags=["Translators"])


def _key(message: Message) -> tuple[str | None, str]:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _shown(key: tuple[str | None, str]) -> str:
    return key[1] if key[0] is None else f"{key[1]} ({key[0]})"


def _fault(message: Message, catalogue: Catalog) -> str:
    texts = list(message.string) if isinstance(message.string, list | tuple) else [message.string]
    if not texts or not all(texts):
        return "niet vertaald"
    if message.fuzzy:
        return "onzeker (fuzzy)"
    return "; ".join(str(error) for error in message.check(catalogue))
