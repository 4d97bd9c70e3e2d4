"""Is a text easy to read? Plain rules for B1, without a dictionary. Pure.

A sentence is long from 21 words on. A word is hard when it is a known word of offices (with a plain one to use
instead), or longer than 14 letters and not one of the long words that everybody in this work knows.
"""

import re
from collections.abc import Iterator

LONG_SENTENCE = 20  # words; one more is too many
LONG_WORD = 14  # letters
SHOWN = 5  # words of a long sentence by which it is recognised

# Long, and yet known to who reads these cards.
_KNOWN = """
arbeidsbeperking arbeidsongeschikt begeleidingsplan beleidsmedewerker beleidsmedewerkers bijstandsuitkering
dagbestedingsplek gemeenteambtenaar gezondheidszorg hersenbeschadiging maatschappelijk maatschappelijke
mantelzorgondersteuning onmogelijkheden overgangsperiode participatieondersteuner participatieondersteuners
participatiewet samenwerkingspartner schuldhulpverlener schuldhulpverleners schuldhulpverlening
thuisbegeleiding uitkeringsinstantie uitkeringsinstanties vaardigheidstraining vanzelfsprekend
vanzelfsprekende verantwoordelijk verantwoordelijkheden verantwoordelijkheid verjaardagsfeest
verpleegkundige vertrouwenspersoon vrijwilligerswerk wijkverpleegkundige woonbegeleiders woonbegeleiding
zelfstandigheid ziekenhuisopname
"""
KNOWN = frozenset(_KNOWN.split())

# Words of offices, and what people say.
PLAIN = {
    "aangaande": "over",
    "adequaat": "goed genoeg",
    "alsmede": "en ook",
    "casuïstiek": "voorbeelden",
    "compenseren": "goedmaken",
    "conform": "volgens",
    "consensus": "eens zijn",
    "continueren": "doorgaan met",
    "derhalve": "dus",
    "desalniettemin": "toch",
    "discrepantie": "verschil",
    "echter": "maar",
    "effectueren": "uitvoeren",
    "evalueren": "terugkijken op",
    "evident": "duidelijk",
    "faciliteren": "mogelijk maken",
    "genereren": "opleveren",
    "implementeren": "invoeren",
    "indien": "als",
    "initiëren": "beginnen",
    "inzake": "over",
    "mede": "ook",
    "middels": "met",
    "mitigeren": "kleiner maken",
    "monitoren": "volgen",
    "motiveren": "uitleggen waarom",
    "optimaliseren": "beter maken",
    "prevaleren": "voorgaan",
    "prioriteren": "kiezen wat eerst komt",
    "reeds": "al",
    "stagneren": "stilvallen",
    "substantieel": "flink",
    "tevens": "ook",
    "teneinde": "om",
    "trachten": "proberen",
    "vigerend": "geldend",
    "voornemens": "van plan",
}

_word = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_sentence = re.compile(r"[^.?!:;\n]+(?:[.?!:;]+|\n|$)")


def words_of(text: str) -> list[str]:
    return _word.findall(text)


def long_sentences(text: str) -> Iterator[dict[str, str | int]]:
    """Each with how it starts and how many words it has: {"start": "Zijn leven lang", "count": 24}."""
    for part in _sentence.findall(text):
        words = words_of(part)
        if len(words) > LONG_SENTENCE:
            yield {"start": " ".join(part.split()[:SHOWN]), "count": len(words)}


def hard_words(text: str) -> Iterator[tuple[str, str]]:
    """Each hard word once, with a plain one to use instead, or "" where we know none."""
    seen: set[str] = set()
    for word in words_of(text):
        low = word.casefold()
        if low not in seen and (low in PLAIN or (_longest_part(low) > LONG_WORD and low not in KNOWN)):
            seen.add(low)
            yield word, PLAIN.get(low, "")


def _longest_part(word: str) -> int:
    """A hyphen helps to read: 'SW-begeleidingstraject' is as long as its longest part."""
    return max(len(part) for part in word.split("-"))
