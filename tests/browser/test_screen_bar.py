"""The facilitator's bar: more time, skipping, closing, paper, waiting for the last one, and questions asked once."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.cast import Facilitator
from tests.browser.crowd import Stranger
from tests.workshop import Workshop

READ_MS = 900  # so long a question stands before a key answers it


def test_more_time_and_a_step_that_is_skipped(
    facilitate: Callable[..., Facilitator], served: Workshop
) -> None:
    facilitator = facilitate(served.open_session("--card", "5"))
    facilitator.go_on("De situatie")
    expect(_clock(facilitator)).to_have_text("nog 5 min")
    facilitator.press("m")
    expect(_clock(facilitator)).to_have_text("nog 7 min")
    facilitator.choose("Sla over: Waar sta jij?")
    facilitator.in_step("Wegen")
    facilitator.press("PageUp")
    facilitator.in_step("Waar sta jij?")
    facilitator.open_menu()
    facilitator.page.locator("summary", has_text="Stappen").click()
    facilitator.page.get_by_role("button", name="De situatie 5 min").click()
    facilitator.in_step("De situatie")


def test_the_conversation_can_be_closed_at_any_moment_and_is_asked_once(
    facilitate: Callable[..., Facilitator], served: Workshop
) -> None:
    facilitator = facilitate(served.open_session("--card", "5"))
    facilitator.go_on("De situatie")
    facilitator.choose("Sluit het gesprek af")
    facilitator.page.wait_for_timeout(READ_MS)
    facilitator.press("PageUp")
    expect(facilitator.page.locator("dialog[open]")).to_have_count(0)
    facilitator.in_step("De situatie")
    facilitator.choose("Sluit het gesprek af")
    facilitator.press("Escape")
    facilitator.in_step("De situatie")
    facilitator.close()
    expect(facilitator.page.get_by_role("link", name="Samenvatting").filter(visible=True)).to_have_count(1)


def test_a_person_without_a_phone_is_entered_and_counted(
    facilitate: Callable[..., Facilitator], served: Workshop
) -> None:
    facilitator = facilitate(served.open_session("--card", "5"))
    facilitator.go_on("De situatie")
    expect(facilitator.page.locator("[data-act=paper]")).to_be_hidden()
    facilitator.go_on("Waar sta jij?")
    facilitator.choose("Iemand zonder telefoon")
    line = facilitator.page.get_by_label("Plek tussen A en B")
    for _ in range(3):
        line.press("ArrowLeft")
    facilitator.see("Iets meer A dan B")
    facilitator.page.get_by_role("button", name="Zet op de lijn").click()
    facilitator.see("Genoteerd. Nog iemand?")
    facilitator.page.get_by_role("button", name="Klaar", exact=True).click()
    expect(facilitator.dots).to_have_count(1)
    expect(facilitator.count).to_have_text("1 van 1 op de lijn, waarvan 1 op papier")
    assert facilitator.state()["state"]["live"]["spread"]["bins"][7] == 1


def test_in_silence_the_spread_comes_by_itself_when_the_last_one_is_ready(
    facilitate: Callable[..., Facilitator], served: Workshop
) -> None:
    session = served.open_session("--card", "5", "--mode", "silent")
    facilitator = facilitate(session)
    slow, quick = Stranger(session["join"]), Stranger(session["join"])
    for title in ("De situatie", "Waar sta jij?"):
        facilitator.go_on(title)
    quick.place(20)
    for title in ("Wegen", "Tweegesprek", "Kijken"):
        facilitator.go_on(title)
    facilitator.press("PageDown")
    facilitator.see("Eén persoon staat nog niet op de lijn.")
    facilitator.page.get_by_role("button", name="Zodra iedereen klaar is").click()
    facilitator.see("We laten het zien zodra iedereen klaar is.")
    expect(facilitator.dots).to_have_count(0)
    slow.place(80, step="spread")
    expect(facilitator.dots).to_have_count(2)
    expect(facilitator.page.get_by_text("We laten het zien zodra")).to_be_hidden()


def test_a_clicker_is_never_stuck_at_a_question_and_a_double_click_answers_none(
    facilitate: Callable[..., Facilitator], served: Workshop
) -> None:
    session = served.open_session("--card", "5", "--mode", "silent")
    facilitator = facilitate(session)
    Stranger(session["join"])
    for title in ("De situatie", "Waar sta jij?", "Wegen", "Tweegesprek", "Kijken"):
        facilitator.go_on(title, key="PageDown")
    facilitator.press("PageDown")
    facilitator.press("PageDown")
    question = facilitator.page.locator("dialog[open]")
    expect(question).to_be_visible()
    assert facilitator.state()["state"]["live"]["flags"]["released"] is False
    facilitator.page.wait_for_timeout(READ_MS)
    facilitator.press("PageDown")
    expect(question).to_have_count(0)
    facilitator.until("async () => document.querySelector('.spread__note[data-part=nobody]') !== null")
    assert facilitator.state()["state"]["live"]["flags"]["released"] is True


def test_a_room_that_stalls_gets_a_quiet_hint(
    facilitate: Callable[..., Facilitator], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator = facilitate(session)
    crowd = [Stranger(session["join"]) for _ in range(3)]
    facilitator.page.clock.install()
    facilitator.page.reload()
    for title in ("De situatie", "Waar sta jij?"):
        facilitator.go_on(title)
    crowd[0].place(30)
    expect(facilitator.count).to_have_text("1 van 3 op de lijn")
    hint = facilitator.page.locator(".bar__note--busy")
    expect(hint).to_be_hidden()
    facilitator.page.clock.fast_forward(121_000)
    expect(hint).to_contain_text("nog 2 bezig")
    expect(_clock(facilitator)).to_have_text("tijd is om")
    hint.get_by_role("button", name="Nog 2 minuten").click()
    expect(hint).to_be_hidden()


def test_each_step_offers_the_questions_that_fit(
    facilitate: Callable[..., Facilitator], served: Workshop
) -> None:
    facilitator = facilitate(served.open_session("--card", "5", "--format", "snel"))
    for title, kind, where in (
        ("De situatie", "Formeel", ".asked__text"),
        ("Samen praten", "Inhoudelijk", ".scene__asked"),
        ("Waar sta je nu?", "Geweten", ".scene__asked"),
    ):
        while facilitator.page.locator(".bar__step").inner_text() != title:
            _one_on(facilitator)
        facilitator.open_menu()
        facilitator.page.locator("summary", has_text="Achtergrondvraag").click()
        expect(facilitator.page.locator(".bar__kind").first).to_have_text(kind)
        facilitator.page.get_by_role("button", name="Trek een vraag").click()
        expect(facilitator.page.locator(f"main {where}")).to_be_visible()
        facilitator.page.locator("summary", has_text="Achtergrondvraag").click()
        facilitator.press("Escape")


def _one_on(facilitator: Facilitator) -> None:
    """One step or turn on."""
    before = facilitator.page.locator("[data-act=next]").inner_text()
    facilitator.press("Space")
    facilitator.until("text => document.querySelector('[data-act=next]').innerText !== text", before)


def _clock(facilitator: Facilitator) -> Locator:
    return facilitator.page.locator(".bar__clock .clock__words")
