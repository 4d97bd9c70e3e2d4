"""What the rules say when something may not happen."""


def _n(sentence: str) -> str:
    """Mark a sentence for the catalogue; the edge translates it when it is shown."""
    return sentence


class NotAllowed(Exception):
    """A refusal. `sentence` is plain Dutch that a participant may read; `code` is for the client.

    Codes: `late` (the step is over), `closed`, `range`, `unknown`, `role`, `full`, `locked`, `choice`,
    `early` (not yet), `text` (a text that is too long, or one too many).
    """

    def __init__(self, sentence: str, code: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def too_late() -> NotAllowed:
    return NotAllowed(_n("Deze stap is voorbij. Wat je eerder koos, staat er nog."), "late")


def closed() -> NotAllowed:
    return NotAllowed(_n("Dit gesprek is afgesloten."), "closed")


def unknown(sentence: str = _n("Dit kennen we niet. Herlaad de pagina.")) -> NotAllowed:
    return NotAllowed(sentence, "unknown")


def full() -> NotAllowed:
    return NotAllowed(_n("Dit gesprek zit vol. Vraag het aan de gespreksleider."), "full")


def locked() -> NotAllowed:
    return NotAllowed(_n("De deur van dit gesprek is dicht. Vraag het aan de gespreksleider."), "locked")


def not_yours() -> NotAllowed:
    return NotAllowed(_n("Dat kan alleen de gespreksleider."), "role")


def third_choice() -> NotAllowed:
    return NotAllowed(_n("Je koos er al twee. Haal er eerst een weg."), "choice")


def too_early_for_a_third_way() -> NotAllowed:
    return NotAllowed(_n("Een derde weg komt pas na A én B. Geef eerst beide kanten hun beurt."), "early")


def too_early_before_flip() -> NotAllowed:
    return NotAllowed(_n("Een derde weg komt pas na het omdraaien."), "early")


def too_long() -> NotAllowed:
    return NotAllowed(_n("Deze tekst is te lang. Maak hem korter."), "text")


def empty() -> NotAllowed:
    return NotAllowed(_n("Schrijf eerst iets op."), "text")


def enough_texts() -> NotAllowed:
    return NotAllowed(_n("Je schreef er al genoeg. Dank je wel."), "text")


def pen_taken() -> NotAllowed:
    return NotAllowed(_n("Iemand anders schrijft al."), "choice")


def only_watching() -> NotAllowed:
    return NotAllowed(_n("Je kijkt mee. Zet dat eerst uit als je wilt meedoen."), "choice")
