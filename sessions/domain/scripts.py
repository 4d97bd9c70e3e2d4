"""What is said at each step: to the room, by the facilitator, and by a phone where nobody leads."""

from dataclasses import dataclass

from sessions.domain.errors import _n
from sessions.domain.steps import Step


@dataclass(frozen=True)
class Script:
    title: str
    prompt: str  # at most about ten words, in the bar of the screen
    look: str  # for the facilitator alone
    read: str  # read aloud to the others where nobody leads


SCRIPTS = {
    Step.LOBBY: Script(
        _n("Binnenkomen"),
        _n("We gaan niet stemmen. We verkennen eerst A en B."),
        _n("Wacht tot iedereen binnen is. Lees de vier afspraken samen door."),
        _n("We gaan niet stemmen. We verkennen eerst A en B. Lees de vier afspraken samen door."),
    ),
    Step.CASE: Script(
        _n("De situatie"),
        _n("Wat weten we wel? Wat weten we niet?"),
        _n("Feiten en meningen lopen snel door elkaar. Vraag bij een mening: wat heb je gezien?"),
        _n("Lees de situatie hardop voor. Wat weten we wel? Wat weten we niet?"),
    ),
    Step.FIRST_POSITION: Script(
        _n("Waar sta jij?"),
        _n("Kies in stilte. Je mag straks verschuiven."),
        _n("Houd het echt stil. Wie nu praat, schuift de anderen mee."),
        _n("Kies in stilte een plek op de lijn. Je mag straks verschuiven."),
    ),
    Step.WEIGH: Script(
        _n("Wegen"),
        _n("Weeg ook de argumenten van de kant die je niet kiest."),
        _n("Wie klaar is, wacht rustig. Geef iedereen de tijd om te lezen."),
        _n("Weeg alle argumenten. Ook die van de kant die je niet kiest."),
    ),
    Step.PAIRS: Script(
        _n("Tweegesprek"),
        _n("Eerst de een, twee minuten. De ander vat samen. Dan wisselen."),
        _n("Loop rond en luister. Let op: vat de ander echt samen, of begint die te overtuigen?"),
        _n("Praat twee aan twee. Eerst de een, twee minuten. De ander vat samen. Dan wisselen."),
    ),
    Step.SPREAD: Script(
        _n("Kijken"),
        _n("Kijk eerst. Wat valt je op? Nog niet uitleggen."),
        _n("Laat het een halve minuut stil. Vraag dan wat mensen zien, nog niet waarom."),
        _n("Kijk samen naar de lijn. Wat valt je op? Nog niet uitleggen."),
    ),
    Step.TALK: Script(
        _n("Samen praten"),
        _n("Eerst over A, dan over B. Laat elkaar uitpraten."),
        _n("Vraag door op redenen. Wijs niemand aan: wie iets zegt, kiest daar zelf voor."),
        _n("Praat samen. Eerst over A, dan over B. Laat elkaar uitpraten."),
    ),
    Step.FLIP: Script(
        _n("Omdraaien"),
        _n("Klopt dit? Wat missen we?"),
        _n("Vraag aan wie daar staat: klopt het wat de anderen zeggen?"),
        _n("Noem om de beurt de sterkste reden voor de andere kant. Klopt dit? Wat missen we?"),
    ),
    Step.SECOND_POSITION: Script(
        _n("Waar sta je nu?"),
        _n("Kun je dit aan de inwoner uitleggen?"),
        _n("Weer in stilte. Zeg erbij: blijven staan is net zo goed."),
        _n("Kies opnieuw, in stilte. Kun je dit aan de inwoner uitleggen?"),
    ),
    Step.CHANGE: Script(
        _n("Wat veranderde er?"),
        _n("Blijven staan is net zo goed als verschuiven."),
        _n("Vraag naar redenen, niet naar wie. Ook een reden kan veranderen zonder dat je verschuift."),
        _n("Kijk naar de twee lijnen. Blijven staan is net zo goed als verschuiven."),
    ),
    Step.THIRD_WAY: Script(
        _n("Derde weg"),
        _n("Welke schade blijft er over?"),
        _n("Wat lost deze weg op, en wat niet? Vraag het bij elk idee."),
        _n("Is er een derde weg? Wat lost die op, en wat niet?"),
    ),
    Step.HARVEST: Script(
        _n("Oogsten"),
        _n("Wat blijft schuren? Wat ga je morgen anders vragen?"),
        _n("Eerst schrijven, dan pas delen. Wie niets wil delen, past."),
        _n("Wat neem je mee? Wat blijft schuren? Schrijf het op en deel wat je wilt."),
    ),
    Step.CLOSED: Script(
        _n("Afgesloten"),
        _n("Dank je wel voor het gesprek."),
        _n("De samenvatting staat op de telefoons. Je vindt hem ook bij Mijn gesprekken."),
        _n("Dank je wel voor het gesprek."),
    ),
}

# Where everybody picks two reasons of each side instead of weighing all.
PICKING = Script(
    _n("Kiezen"),
    _n("Kies ook bij de kant waar je zelf niet staat."),
    SCRIPTS[Step.WEIGH].look,
    _n("Kies bij elke kant de twee redenen die het zwaarst tellen."),
)
