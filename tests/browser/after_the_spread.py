"""What a group of six does from the talk to the summary, and what the room sees of it."""

from playwright.sync_api import expect

from tests.browser.before_the_talk import FIRST, REASON
from tests.browser.group import Group, found, plain, reads
from tests.browser.steps import write

SECOND = (17, 53, 43, 61, 55, 87)  # two stay, two go toward A and two toward B
STRONGEST = "Zo leert zij wie er nog meer is."
THIRD_WAY = "Eén keer mee, met haar zus erbij."
LEAVES = "De dag erna wil zij weer."
TAKE_AWAY = "Ik vraag eerst wat het voor haar is."
CHAFES = "De tijd die er niet is."


def talk_a_then_b(group: Group) -> None:
    """With a timer of its own for each side."""
    group.go_on("Samen praten", "talk")
    group.facilitator.see("Weegt aan beide kanten")
    for side, why in (
        ("A", "Een derde weg komt pas na A én B."),
        ("B", "Een derde weg komt pas na het omdraaien."),
    ):
        now = group.facilitator.page.locator(".turns [aria-current=step]")
        expect(now).to_contain_text(f"Nu over {side}")
        expect(now.locator(".clock__words")).to_have_text("nog 5 min")
        for phone in group.phones:
            phone.see(f"Nu over {side}")
        _third_way_waits(group, why)
        if side == "A":
            group.facilitator.press("Space")


def _third_way_waits(group: Group, why: str) -> None:
    """In the list of steps. `why` is "" when it is open."""
    page = group.facilitator.page
    group.facilitator.open_menu()
    page.locator("summary", has_text="Stappen").click()
    expect(page.locator("[data-to=third_way]")).to_be_enabled(enabled=not why)
    expect(page.locator("#early")).to_contain_text(why)
    expect(page.locator("#early")).to_be_visible(visible=bool(why))
    page.locator("summary", has_text="Stappen").click()
    group.facilitator.press("Escape")


def turn_round(group: Group) -> None:
    group.go_on("Omdraaien", "flip")
    writer = group.phones[0]
    write(writer, "flip", STRONGEST)
    group.approve(STRONGEST)
    expect(group.facilitator.page.locator(".sides__side--b .texts__one")).to_have_text([STRONGEST])
    writer.see("staat erbij")
    _third_way_waits(group, "")


def stand_again(group: Group, silent: bool) -> str:
    group.go_on("Waar sta je nu?", "second_position")
    question = group.draw_a_question()
    expect(group.facilitator.page.locator(".scene__asked")).to_have_text(question)
    for number, (phone, first, second) in enumerate(zip(group.phones, FIRST, SECOND, strict=True)):
        reads(phone, question)
        expect(phone.handle).to_have_count(0)
        assert found(phone.page.locator("main").inner_html(), {first}) == set()
        phone.touch_line(second)
        expect(group.facilitator.count).to_have_text(f"{number + 1} van 6 op de lijn")
        expect(group.facilitator.dots).to_have_count(0 if silent else number + 1)
        phone.is_saved()
    return question


def see_what_changed(group: Group) -> None:
    """Words on the screen; two marks on the own phone only."""
    group.go_on("Wat veranderde er?", "change")
    group.facilitator.see("Sommigen bleven staan, anderen verschoven.")
    told = ["bleef staan", "iets naar A", "iets naar B", "iets naar A", "iets naar B", "bleef staan"]
    for phone, words in zip(group.phones, told, strict=True):
        expect(phone.page.locator(".marks__words").filter(visible=True)).to_contain_text(words)
        expect(phone.page.locator(".marks__line [data-part]").filter(visible=True)).to_have_count(2)
        phone.tap("Nee")
    for live in (group.facilitator, *group.phones):
        expect(live.page.locator("circle.dot")).to_have_count(0)
        expect(live.page.locator("[data-part=counts]").filter(visible=True)).to_have_count(0)
        change = live.state()["state"]["live"]["change"]
        assert (change["before"], change["after"], change["told"]["rows"]) == (None, None, [])
    group.holds_only_its_own(FIRST, SECOND)
    assert group.told(0) & {FIRST[0], SECOND[0]}  # so a place of another would be found


def find_a_third_way(group: Group) -> None:
    group.go_on("Derde weg", "third_way")
    writer = group.phones[3]
    writer.page.get_by_label("Wat lost dit niet op?").fill(LEAVES)
    write(writer, "third_way", THIRD_WAY)
    group.approve(THIRD_WAY)
    group.facilitator.see(LEAVES)


def harvest(group: Group) -> None:
    """One by one on each phone: a sentence, four questions, and what goes on to chafe."""
    group.go_on("Oogsten", "harvest")
    _one_writes(group, 0, "take_away", TAKE_AWAY)
    for number in range(4):
        for phone in group.phones:
            expect(phone.page.locator(".cards__number")).to_have_text(f"{number + 2} van 6")
            phone.tap(("Ja", "Een beetje", "Nee", "Pas")[number])
    for phone in group.phones:
        phone.title("Wat blijft schuren?")
    _one_writes(group, 1, "chafes", CHAFES)
    for phone in group.phones:
        phone.title("Dank je wel")
        assert [phone.me["answers"][f"harvest.{number}"] for number in (1, 2, 3, 4)] == [2, 1, 0, None]
    group.approve(TAKE_AWAY)
    group.approve(CHAFES)


def _one_writes(group: Group, who: int, kind: str, text: str) -> None:
    """The others pass."""
    for number, phone in enumerate(group.phones):
        if number == who:
            phone.page.locator(f"#text-{kind}").fill(text)
        phone.tap("Verstuur" if number == who else "Pas")


def write_the_close(group: Group) -> None:
    """By a phone that takes the pen; the screen grows with it."""
    group.facilitator.choose("Laat een telefoon schrijven")
    writer, other = group.phones[2], group.phones[4]
    writer.tap("Ik schrijf voor de groep")
    other.see("Iemand anders schrijft voor de groep.")
    page = group.facilitator.page
    expect(page.locator("dd[data-field=choose]")).to_have_text("")
    for label, field, text in (
        ("We kiezen…", "choose", "één keer samen gaan"),
        ("omdat…", "because", "zij het vraagt"),
    ):
        writer.page.get_by_label(label).fill(text)
        expect(page.locator(f"dd[data-field={field}]")).to_have_text(text)
    expect(page.locator("dd[data-field=choose]")).to_have_text("één keer samen gaan")
    writer.tap("Geef de pen terug")
    group.holds_only_its_own(FIRST, SECOND)


def close(group: Group, *questions: str) -> None:
    group.facilitator.press("Space")
    group.facilitator.page.locator("dialog[open]").get_by_role("button", name="Sluit af").click()
    group.facilitator.in_step("Afgesloten")
    kept = (TAKE_AWAY, CHAFES, STRONGEST, THIRD_WAY, "één keer samen gaan", "zij het vraagt", *questions)
    for phone in group.phones:
        phone.title("Dank je wel voor het gesprek")
        reads(phone, *kept)
    group.facilitator.page.goto(f"/gesprekken/{group.session['id']}/samenvatting/")
    reads(group.facilitator, REASON, *kept)
    assert "minder dan 8 mensen" in plain(group.facilitator.page.locator("main").inner_text())
