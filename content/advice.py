"""Help to write a good dilemma: plain rules over a draft, each with what it saw and why that matters. Pure.

Only what makes a session impossible blocks (`blocking`); the rest is advice that a writer may leave aside.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from content.advice_blocking import blocking
from content.advice_people import suspicions
from content.advice_shapes import SIDES, Finding, limit_of, pieces, texts_of, written
from content.advice_words import hard_words, long_sentences, words_of
from content.deckshapes import Limit
from content.drafts import Draft

__all__ = ["Finding", "blocking", "findings"]

LEAST_ARGUMENTS = 3  # of a side; with fewer there is little to weigh
COUNT_APART = 2  # sides that differ by more arguments than this feel one-sided
LENGTH_APART = 1.5  # and so does a side whose arguments are so many times as long
SHORT_NAME = Limit(6, 40)  # what stands at the end of the line on a phone without filling it
OPENERS = re.compile(
    r"(wat|hoe|hoever|hoeveel|wie|wiens|waar\w*|welke?|wanneer)$"  # also waarom, waarmee, waarin
)
SUGGESTIVE = re.compile(
    r"\b(toch|natuurlijk|eigenlijk niet|ook niet|niet gewoon|is het niet zo|vind je ook|zou je niet|"
    r"moet je niet|hoe kun je|uiteraard|gelukkig|helaas)\b",
    re.IGNORECASE,
)


def findings(draft: Draft) -> tuple[Finding, ...]:
    """What stands in the way first, then advice in the order of the form."""
    return blocking(draft) + tuple(_advice(draft))


def _advice(draft: Draft) -> Iterator[Finding]:
    rules: Sequence[Callable[[Draft], Iterator[Finding]]] = (
        _people,
        _bare,
        _few,
        _uneven,
        _names,
        _question,
        _wordy,
        _reading,
    )
    for rule in rules:
        yield from rule(draft)


def _people(draft: Draft) -> Iterator[Finding]:
    why = _("Schrijf geen namen of gegevens van echte mensen. Verzin een naam en verander details.")
    for name, text in texts_of(draft):
        if name not in {"source", "licence"}:
            for code, sentence in suspicions(text, of_person=name == "person"):
                yield Finding(f"people.{code}", name, sentence, why)


def _bare(draft: Draft) -> Iterator[Finding]:
    helps = {
        "person": (
            _("Er staat nog niet om wie het gaat."),
            _("Een verzonnen naam maakt het gesprek concreet."),
        ),
        "line": (
            _("De situatie in één zin ontbreekt."),
            _("Die zin staat op de kaart, in de lijst met kaarten."),
        ),
        "a_full": (_("Optie A staat er nog niet voluit."), _("Voluit lees je wat je dóet als je dit kiest.")),
        "b_full": (_("Optie B staat er nog niet voluit."), _("Voluit lees je wat je dóet als je dit kiest.")),
    }
    for name, (sentence, why) in helps.items():
        if not getattr(draft, name).strip():
            yield Finding(f"bare.{name}", name, sentence, why)


def _few(draft: Draft) -> Iterator[Finding]:
    for letter, side in SIDES:
        count = len(written(draft, side))
        if 0 < count < LEAST_ARGUMENTS:
            sentence = _("Optie %(side)s heeft er nog maar %(count)d.") % {"side": letter, "count": count}
            why = _("Met minstens drie argumenten per kant valt er iets te wegen.")
            yield Finding("few", f"{side}_arguments", sentence, why)


def _uneven(draft: Draft) -> Iterator[Finding]:
    a, b = written(draft, "a"), written(draft, "b")
    if not a or not b:
        return
    sizes = {
        side: sum(len(words_of(one.text)) for one in both) / len(both) for side, both in (("a", a), ("b", b))
    }
    why = _("Mensen kiezen makkelijk de kant waar meer staat. Geef A en B evenveel ruimte.")
    if abs(len(a) - len(b)) > COUNT_APART:
        sentence = _("A heeft %(a)d argumenten, B heeft er %(b)d.") % {"a": len(a), "b": len(b)}
        yield Finding("uneven_count", f"{'a' if len(a) < len(b) else 'b'}_arguments", sentence, why)
    short, long = sorted(sizes, key=lambda side: sizes[side])
    if sizes[long] > LENGTH_APART * sizes[short]:
        sentence = _("De argumenten bij %(long)s zijn veel langer dan die bij %(short)s.")
        told = sentence % {"long": long.upper(), "short": short.upper()}
        yield Finding("uneven_length", f"{long}_arguments", told, why)


def _names(draft: Draft) -> Iterator[Finding]:
    for name in ("a_short", "b_short"):
        text = getattr(draft, name).strip()
        if len(words_of(text)) > SHORT_NAME.words or len(text) > SHORT_NAME.characters:
            sentence = _("Deze naam is lang voor de lijn.")
            why = _("Maak er hoogstens %(words)d woorden of %(signs)d tekens van. De rest schrijf je voluit.")
            told = why % {"words": SHORT_NAME.words, "signs": SHORT_NAME.characters}
            yield Finding("long_name", name, sentence, told)


def _question(draft: Draft) -> Iterator[Finding]:
    text = draft.question.strip()
    words = [word.casefold() for word in words_of(text)]
    if not words:
        return
    if not text.endswith("?"):
        yield Finding("no_question", "question", _("Dit is nog geen vraag."), _("Eindig met een vraagteken."))
    elif "of" not in words and not any(OPENERS.match(word) for word in words[:2]):
        sentence = _("Op deze vraag kun je ja of nee zeggen.")
        why = _("Noem de twee wegen: 'Doe je dit, of doe je dat?'. Of begin met 'wat', 'hoe' of 'welke'.")
        yield Finding("closed_question", "question", sentence, why)
    if match := SUGGESTIVE.search(text):
        sentence = _("Met '%(word)s' stuurt de vraag een kant op.") % {"word": match.group().lower()}
        yield Finding("leading_question", "question", sentence, _("Laat het woord weg: beide kanten mogen."))


def _wordy(draft: Draft) -> Iterator[Finding]:
    """Longer than on a card of the deck: it may, but it gets small on the screen."""
    for name, text in texts_of(draft):
        count = max(len(words_of(piece)) for piece in pieces(name, text))
        most = limit_of(name).words
        if count > most and name not in {"a_short", "b_short"}:
            sentence = _("Dit zijn %(count)d woorden.") % {"count": count}
            why = _("Met hoogstens %(most)d woorden blijft het goed leesbaar.") % {"most": most}
            yield Finding("wordy", name, sentence, why)


def _reading(draft: Draft) -> Iterator[Finding]:
    for name, text in texts_of(draft):
        if name not in {"title", "person", "source", "licence"}:
            for sentence in long_sentences(text):
                told = _("Lange zin: '%(start)s…' (%(count)d woorden).") % sentence
                yield Finding("long_sentence", name, told, _("Maak er twee zinnen van, elk tot 20 woorden."))
            for word, plain in hard_words(text):
                told = _("Moeilijk woord: '%(word)s'.") % {"word": word}
                tip = _("Misschien kan het zo: '%(plain)s'.") % {"plain": plain} if plain else ""
                yield Finding("hard_word", name, told, tip or _("Kan het met een korter woord?"))
