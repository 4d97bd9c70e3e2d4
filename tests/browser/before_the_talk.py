"""What a group of six does before it talks, and what the room sees of it: from the lobby to the spread."""

from collections import Counter

from playwright.sync_api import expect

from tests.browser.group import Group, found, reads
from tests.browser.steps import write

FIRST = (17, 67, 27, 77, 37, 87)  # three at A and three at B
LARGE = 32  # pixels of a question on a screen of 1920 by 1080
REASON = "Zij kent de winkel en de winkel kent haar."


def meet(group: Group) -> None:
    page = group.facilitator.page
    expect(page.locator(".arrivals__some .arrivals__count")).to_have_text("6 binnen")
    agreements = ("geen goed of fout", "elkaar uitpraten", "Eerst A én B", "blijft hier")
    expect(page.locator(".scene__agreements li")).to_contain_text(list(agreements))


def read_the_case(group: Group) -> str:
    group.go_on("De situatie", "case")
    question = group.draw_a_question()
    asked = group.facilitator.page.locator(".scene--case .asked")
    expect(asked.locator(".asked__kind")).to_have_text("Formele vraag")
    expect(asked.locator(".asked__text")).to_have_text(question)
    size = asked.locator(".asked__text").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= LARGE
    for phone in group.phones:
        reads(phone, question)
    return question


def stand(group: Group, silent: bool) -> None:
    group.go_on("Waar sta jij?", "first_position")
    for number, (phone, place) in enumerate(zip(group.phones, FIRST, strict=True)):
        phone.touch_line(place)
        expect(group.facilitator.count).to_have_text(f"{number + 1} van 6 op de lijn")
        expect(group.facilitator.dots).to_have_count(0 if silent else number + 1)
        phone.kept_at(place)
    if silent:
        group.facilitator.see("6 van 6 op de lijn")
        group.nothing_shows()
    assert found(group.phones[0].page.content(), {FIRST[0]})  # so a place of another would be found
    group.holds_only_its_own(FIRST)


def weigh(group: Group, silent: bool) -> None:
    """Heavy for one's own side, and so is the first reason of the other."""
    group.go_on("Wegen", "weigh")
    for number in range(9):
        for phone, place in zip(group.phones, FIRST, strict=True):
            expect(phone.number).to_have_text(f"Argument {number + 1} van 9")
            key = phone.page.locator("[data-part=card]").filter(visible=True).get_attribute("data-key")
            heavy = key[0] == ("A" if place < 50 else "B") or key[1:] == "1"
            name = "Telt heel zwaar" if heavy else "Telt een beetje"
            phone.page.get_by_role("radio", name=name, exact=True).click()
    for phone in group.phones:
        phone.title("Je hebt alles gewogen")
    expect(group.facilitator.page.locator(".scene__ready")).to_have_text("6 van 6 klaar")
    _add_a_reason(group)
    if silent:
        group.nothing_shows()
    else:
        expect(group.facilitator.page.locator(".weight[data-kind=split]")).to_have_count(10)


def _add_a_reason(group: Group) -> None:
    writer, *others = group.phones
    writer.tap("Eigen argument")
    writer.page.locator("#own-argument input[value=A]").check()
    write(writer, "argument", REASON)
    writer.see("wacht op de gespreksleider")
    group.approve(REASON)
    writer.see("staat erbij")
    writer.page.keyboard.press("Escape")
    for phone in group.phones:
        expect(phone.number).to_have_text("Argument 10 van 10")
        expect(phone.page.locator(".reason__text").filter(visible=True)).to_have_text(REASON)
        phone.page.get_by_role("radio", name="Telt zwaar", exact=True).click()
    for phone in others:
        phone.title("Je hebt alles gewogen")
        assert len(phone.me["weights"]) == 10


def talk_two_by_two(group: Group, silent: bool) -> None:
    """Three signs, each on the phones of one at A and one at B."""
    group.go_on("Tweegesprek", "pairs")
    signs: dict[str, list[str]] = {}
    pictures = Counter[str]()
    for phone, place in zip(group.phones, FIRST, strict=True):
        phone.title("Zoek de ander met dit plaatje")
        sign = phone.page.locator(".pair__sign")
        signs.setdefault(sign.locator(".pair__words").inner_text(), []).append("A" if place < 50 else "B")
        pictures[sign.locator("svg").evaluate("one => one.outerHTML")] += 1
        phone.tap("Gevonden")
    assert [sorted(sides) for sides in signs.values()] == [["A", "B"]] * 3
    assert sorted(pictures.values()) == [2, 2, 2]
    titles = Counter(
        phone.page.locator(".script h2").filter(visible=True).inner_text() for phone in group.phones
    )
    assert titles == {"Jij begint": 3, "De ander begint": 3}
    if silent:
        group.nothing_shows()


def look(group: Group, silent: bool) -> None:
    group.go_on("Kijken", "spread")
    if silent:
        group.facilitator.see("We kijken zo samen.")
        group.nothing_shows()
        group.facilitator.press("Space")
    expect(group.facilitator.dots).to_have_count(6)
    group.facilitator.in_step("Kijken")
    counts = "drie bij A · niemand in het midden · drie bij B"
    for live in (group.facilitator, *group.phones):
        expect(live.page.locator(".spread__counts").filter(visible=True)).to_have_text(counts)
        expect(live.page.locator("circle.dot")).to_have_count(6)
    group.phones[0].see("De ring is jouw plek. Alleen jij ziet hem.")
