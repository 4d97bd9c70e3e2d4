"""Every state of every screen: how to get there, and at which sizes to look."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from playwright.sync_api import Page

from tests.shots import hands
from tests.shots.wishes import Room, Wish

SCREENS = ((1920, 1080), (1366, 768), (1024, 768))
PHONES = ((390, 844), (320, 640))
PAGES = ((390, 844), (320, 640), (1366, 768), (1920, 1080))
REMOTES = ((390, 844), (320, 640), (1366, 768))
Act = Callable[[Page, Room], None]


@dataclass(frozen=True)
class Scene:
    """`path` may hold {id}, {door} and the like of the room. `as_who`: "facilitator", "participant" or "" (nobody)."""

    name: str
    kind: str  # screen, phone or page: what `checks.js` asks of it
    sizes: tuple[tuple[int, int], ...]
    wish: Wish
    path: str
    as_who: str = ""
    before: Act = hands.nothing  # before the page is opened
    act: Act = hands.nothing  # once it is there
    fixed: bool = True  # a screen that has to fit

    def address(self, room: Room) -> str:
        return self.path.format(
            **{name: getattr(room, name) for name in (*room.__struct_fields__, "screen", "phone")}
        )

    def cookies(self, room: Room) -> dict[str, str]:
        return getattr(room, self.as_who) if self.as_who else {}


def _screen(name: str, act: Act = hands.nothing, before: Act = hands.nothing, **wish: Any) -> Scene:
    return Scene(
        f"scherm-{name}", "screen", SCREENS, Wish(**wish), "{screen}", "facilitator", before=before, act=act
    )


def _phone(name: str, act: Act = hands.nothing, before: Act = hands.nothing, **wish: Any) -> Scene:
    return Scene(
        f"telefoon-{name}", "phone", PHONES, Wish(**wish), "{phone}", "participant", before=before, act=act
    )


def _page(name: str, path: str, as_who: str = "", act: Act = hands.nothing, **wish: Any) -> Scene:
    return Scene(f"pagina-{name}", "page", PAGES, Wish(**{"people": 0, **wish}), path, as_who, act=act)


def _remote(name: str, act: Act = hands.nothing, **wish: Any) -> Scene:
    path = "/gesprekken/{id}/bediening/"
    return Scene(f"bediening-{name}", "page", REMOTES, Wish(**wish), path, "facilitator", act=act)


LINE, TALK = "first_position", "talk"
SILENT = {"mode": "silent"}
SHORT = {"format": "snel"}
PAIR = {"format": "tweetal"}
CLOSE = (44, 46, 48, 50, 52, 54, 56)

SCREEN_SCENES = [
    _screen("lobby-0", people=0),
    _screen("lobby-lang", hands.wait_in_vain, before=hands.hold_the_time, people=0),
    _screen("lobby-1", people=1),
    _screen("lobby-3", people=3),
    _screen("lobby-24"),
    _screen("situatie", step="case"),
    _screen("situatie-vraag", step="case", question="1"),
    *[_screen(f"lijn-{n}", step=LINE, people=max(n, 3), answered=n) for n in (0, 1, 7, 40)],
    _screen("lijn-stilte", step=LINE, answered=9, **SILENT),
    _screen("wegen-leeg", step="weigh", answered=0),
    _screen("wegen-weinig", step="weigh", people=4, positions=(20, 40, 60, 80)),
    _screen("wegen-kanten", step="weigh"),
    _screen("wegen-stilte", step="weigh", answered=5, **SILENT),
    _screen("kiezen", step="weigh", **SHORT),
    *[_screen(f"kijken-{n}", step="spread", people=n) for n in (2, 7, 40, 300, 1000)],
    _screen("kijken-dicht-bij-elkaar", step="spread", people=60, positions=CLOSE),
    _screen("kijken-een-plek", step="spread", people=300, positions=(100,)),
    _screen("kijken-verborgen", step="spread", switches=("hidden",)),
    _screen("kijken-stilte", step="spread", unrevealed=True, **SILENT),
    _screen("praten-klein", step=TALK, people=4),
    _screen("praten-8", step=TALK, people=8),
    _screen("praten-20", step=TALK, people=20),
    _screen("praten-snel", step=TALK, **SHORT),
    _screen("praten-vraag", step=TALK, question="7"),
    _screen("praten-vraag-klein", step=TALK, people=4, question="12"),
    _screen("praten-b", step=TALK, turn="B", texts=4),
    _screen("praten-groep-klein", step=TALK, people=4, texts=5),
    _screen("praten-groep-groot", step=TALK, people=40, texts=7, waiting=3),
    _screen("praten-uit-de-groep", step=TALK, added=4, seed=11),
    _screen("praten-uit-de-groep-b", step=TALK, people=8, added=5, turn="B", seed=3),
    _screen("praten-goed-werk", hands.press_g, step=TALK),
    _screen("praten-vrij", step=TALK, format="vrij"),
    _screen("wegen-groep", step="weigh", added=2),
    _screen("tweegesprek", step="pairs"),
    _screen("tweegesprek-zaal", step="pairs", people=300, format="zaal"),
    _screen("omdraaien-leeg", step="flip"),
    _screen("omdraaien", step="flip", texts=9),
    _screen("omdraaien-vraag", step="flip", texts=3, question="10"),
    *[_screen(f"tweede-plek-{n}", step="second_position", people=n) for n in (2, 7, 40, 300)],
    _screen("tweede-plek-stilte", step="second_position", answered=9, question="14", **SILENT),
    _screen("tweede-plek-wacht", hands.press_space, step="second_position", answered=9, over=True),
    *[_screen(f"veranderd-{n}", step="change", people=n) for n in (2, 7, 40, 300, 1000)],
    _screen("veranderd-verborgen", step="change", switches=("hidden",)),
    _screen("derde-weg-leeg", step="third_way"),
    _screen("derde-weg", step="third_way", texts=5),
    _screen("oogsten-leeg", step="harvest"),
    _screen("oogsten", step="harvest", texts=8, close=3),
    _screen("oogsten-schrijven", hands.press_s, step="harvest", texts=4, close=5),
    _screen("nog-bezig", step="weigh", answered=20, over=True),
    _screen("zodra-klaar", step="spread", unrevealed=True, placed=20, switches=("when_ready",), **SILENT),
    _screen("oefenen", step="spread", rehearsal=True),
    _screen("oefenen-wegen", step="weigh", rehearsal=True, waiting=2),
    _screen("papier", hands.open_paper, step=LINE),
    _screen("menu-stappen", hands.open_plan, step=TALK),
    _screen("menu-oogsten", hands.open_menu, step="harvest"),
    _screen("pauze", step=TALK, switches=("paused",)),
    _screen("code", step="weigh", switches=("code",)),
    _screen("dicht", step="closed"),
    _screen("menu", hands.open_menu, step=TALK),
    _screen("menu-vragen", hands.open_questions, step=TALK, question="7"),
    _screen("afsluiten", hands.press_space, step="harvest"),
    _screen("nu-laten-zien", hands.press_space, step="spread", unrevealed=True, placed=20, **SILENT),
    _screen("geen-verbinding", hands.lose_the_screen, step=LINE),
    Scene("projector-kijken", "screen", SCREENS, Wish(step="spread"), "{projector}"),
    Scene("projector-veranderd", "screen", SCREENS, Wish(step="change"), "{projector}"),
    Scene("projector-wegen", "screen", SCREENS, Wish(step="weigh"), "{projector}"),
]
# The same screens with the text of every card, and on a facilitator's phone.
CARD_SCENES = [
    replace(_screen(f"kaart-{card}-{step}", step=step, card=card), sizes=SCREENS)
    for card in range(1, 10)
    for step in ("lobby", "case", LINE, "weigh", "spread", TALK, "flip", "change", "third_way")
]
SMALL_SCENES = [
    replace(scene, name=f"{scene.name}-klein", sizes=PHONES, fixed=False)
    for scene in SCREEN_SCENES
    if scene.name in {"scherm-lobby-3", "scherm-situatie", "scherm-lijn-40", "scherm-wegen-kanten",
                      "scherm-kijken-40", "scherm-praten-20", "scherm-tweegesprek", "scherm-omdraaien",
                      "scherm-veranderd-40", "scherm-derde-weg", "scherm-oogsten", "scherm-nog-bezig",
                      "scherm-menu", "scherm-afsluiten", "scherm-dicht"}
]  # fmt: skip

PHONE_SCENES = [
    _phone("binnen"),
    _phone("situatie", step="case"),
    _phone("situatie-vraag", step="case", question="1"),
    _phone("lijn-leeg", step=LINE, answered=0),
    _phone("lijn-plek", hands.touch_line, step=LINE, answered=0),
    _phone("lijn-staat", hands.confirm_place, step=LINE, answered=0),
    _phone("lijn-bewaren", hands.touch_line, hands.hold_answers, step=LINE, answered=0),
    _phone("lijn-geen-verbinding", hands.lose_the_phone, step=LINE),
    _phone("wegen-eerste", step="weigh", answered=0),
    _phone("wegen-lang", step="weigh", answered=0, card=3),
    _phone("wegen-gekozen", hands.weigh_and_go_back, step="weigh", answered=0),
    _phone("wegen-waarom", hands.open_why, step="weigh", answered=0),
    _phone("wegen-klaar", step="weigh"),
    _phone("wegen-laat", hands.come_late, step="weigh", answered=0),
    _phone("kiezen", hands.skip_if_asked, step="weigh", answered=0, **SHORT),
    _phone("kiezen-twee", hands.pick_two, step="weigh", answered=0, **SHORT),
    _phone("kiezen-lees-meer", hands.read_more, step="weigh", answered=0, **SHORT),
    _phone("kiezen-klaar", step="weigh", **SHORT),
    _phone("kijken", step="spread"),
    _phone("kijken-3", step="spread", people=3),
    _phone("kijken-300", step="spread", people=300),
    _phone("kijken-stilte", step="spread", unrevealed=True, **SILENT),
    _phone("praten", step=TALK),
    _phone("praten-klein", step=TALK, people=4),
    _phone("praten-vraag", step=TALK, question="7"),
    _phone("pauze", step=TALK, switches=("paused",)),
    _phone("dicht", hands.see_the_summary, step="closed"),
    _phone("dicht-alles", hands.see_the_summary, step="closed", along=2),
    _phone("dicht-klein", hands.see_the_summary, step="closed", people=3),
    _phone("te-laat", hands.be_too_late, step=LINE),
    _phone("meer", hands.open_more),
    _phone("eigen-argument", hands.write_an_argument, step="weigh"),
    _phone("zoeken", step="pairs"),
    _phone("script", hands.find_the_other, step="pairs"),
    _phone("buren", step="pairs", format="zaal", people=120),
    _phone("omdraaien", step="flip"),
    _phone("omdraaien-verstuurd", hands.write_a_reason, step="flip"),
    _phone("tweede-plek", step="second_position", answered=0),
    _phone("veranderd", step="change"),
    _phone("veranderd-klein", step="change", people=3),
    _phone("derde-weg", step="third_way"),
    _phone("oogsten", step="harvest"),
    _phone("oogsten-vraag", hands.pass_on, step="harvest"),
    _phone("meekijken", hands.watch, step="weigh"),
    _phone("tweetal-binnen", hands.understand, people=1, **PAIR),
    _phone("tweetal-taak", hands.wait_for_the_task, people=2, step="case", **PAIR),
    _phone("tweetal-praten", hands.understand, people=2, step=TALK, **PAIR),
]

# The facilitator's phone, or a second window.
REMOTE_SCENES = [
    _remote("binnen"),
    _remote("lijn", step=LINE, answered=9),
    _remote("lijn-om", step=LINE, answered=9, over=True),
    _remote("wegen-teksten", step="weigh", waiting=4),
    _remote("wegen-beslist", hands.decide_on_two, step="weigh", waiting=4),
    _remote("stilte-vraag", hands.press_on, step="spread", unrevealed=True, placed=20, **SILENT),
    _remote("praten", step=TALK, waiting=1),
    _remote("praten-vraag", step=TALK, question="7", turn="B"),
    _remote("praten-gereedschap", hands.open_the_tools, step=TALK, question="7"),
    _remote("praten-papier", hands.open_the_paper, step=TALK),
    _remote("pauze", step=TALK, switches=("paused",)),
    _remote("oogsten", step="harvest", waiting=2, close=3),
    _remote("afsluiten", hands.press_on, step="harvest"),
    _remote("oefenen", step="weigh", rehearsal=True),
    _remote("geen-verbinding", hands.lose_the_remote, step=LINE),
    _remote("dicht", step="closed"),
]

PAGE_SCENES = [
    *REMOTE_SCENES,
    _page("koppelen", "/gesprekken/{id}/koppelen/", "facilitator"),
    _page("koppelen-code", "/gesprekken/{id}/koppelen/", "facilitator", act=hands.make_a_code),
    _page("koppelen-weg", "/k/geraden/"),
    _page("samen-leiden", "/gesprekken/{id}/samen-leiden/", "facilitator"),
    _page("samen-leiden-fout", "/gesprekken/{id}/samen-leiden/", "facilitator", act=hands.share_with_nobody),
    _page("start", "/"),
    _page("start-onbekend", "/", act=hands.type_a_wrong_code),
    _page("meedoen", "{door}"),
    _page("meedoen-weg", "/q/0123456789abcdefghijkl/"),
    _page("meedoen-dicht", "{door}", switches=("locked",)),
    _page("meedoen-afgesloten", "{door}", step="closed", people=3),
    _page("meedoen-vol", "{door}", people=1, most=1, act=hands.join),
    _page("kaarten", "/kaarten/"),
    _page("kaarten-filter", "/kaarten/", act=hands.open_filter),
    _page("kaarten-gezocht", "/kaarten/?zoek=werk"),
    _page("kaarten-geen", "/kaarten/?zoek=zeppelin"),
    *[_page(f"kaart-{number}", f"/kaarten/{number}/") for number in (1, 3, 5)],
    _page("achtergrondvragen", "/achtergrondvragen/"),
    _page("meer-lezen", "/meer-lezen/"),
    _page("over", "/over/"),
    _page("privacy", "/privacy/"),
    _page("toegankelijkheid", "/toegankelijkheid/"),
    _page("inloggen", "/inloggen/"),
    _page("inloggen-fout", "/inloggen/", act=hands.log_in_wrong),
    _page("inloggen-link", "{link}"),
    _page("niet-gevonden", "/kaarten/99/"),
    _page("gesprekken-leeg", "/gesprekken/", "facilitator", act=hands.forget_the_room, owner="leeg"),
    _page("openen", "/gesprekken/nieuw/5/", "facilitator"),
    _page("openen-fout", "/gesprekken/nieuw/5/", "facilitator", act=hands.open_without_choosing),
    _page("eigen-nieuw", "/eigen/nieuw/", "facilitator"),
    _page("eigen-schrijven", "/eigen/nieuw/?van=5", "facilitator", act=hands.begin_a_copy),
    _page("delen", "/gesprekken/{id}/mail/", "facilitator", owner="vol", step="closed", people=4),
    _page("verwijderen", "/gesprekken/{id}/verwijderen/", "facilitator", owner="vol", people=3),
    _page(
        "verslag",
        "/gesprekken/{id}/verslag/",
        "facilitator",
        owner="vol",
        step="closed",
        along=2,
    ),
    _page(
        "samenvatting-klein",
        "/gesprekken/{id}/samenvatting/",
        "facilitator",
        owner="vol",
        step="closed",
        people=4,
    ),
    _page(
        "samenvatting-groot",
        "/gesprekken/{id}/samenvatting/",
        "facilitator",
        owner="vol",
        step="closed",
        people=40,
        along=2,
    ),
    _page(
        "samenvatting-bezig",
        "/gesprekken/{id}/samenvatting/",
        "facilitator",
        owner="vol",
        step="weigh",
        people=24,
        answered=9,
    ),
    _page(
        "samenvatting-snel",
        "/gesprekken/{id}/samenvatting/",
        "facilitator",
        owner="vol",
        step="closed",
        people=24,
        **SHORT,
    ),
    _page("gesprekken", "/gesprekken/", "facilitator", owner="vol"),
]
SCENES = [*SCREEN_SCENES, *PHONE_SCENES, *PAGE_SCENES, *SMALL_SCENES, *CARD_SCENES]
