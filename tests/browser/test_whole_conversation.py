"""'Gesprek' with a facilitator and six phones, from the lobby to the summary, with both settings of the spread."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.after_the_spread import (
    close,
    find_a_third_way,
    harvest,
    see_what_changed,
    stand_again,
    talk_a_then_b,
    turn_round,
    write_the_close,
)
from tests.browser.before_the_talk import look, meet, read_the_case, stand, talk_two_by_two, weigh
from tests.browser.cast import Facilitator
from tests.browser.group import Group
from tests.workshop import Workshop


@pytest.mark.parametrize("mode", ["direct", "silent"])
def test_six_people_go_from_the_lobby_to_the_summary(
    mode: str, facilitate: Callable[..., Facilitator], window: Callable[..., Page], served: Workshop
) -> None:
    session = served.open_session("--card", "5", "--format", "gesprek", "--mode", mode)
    group, silent = Group(facilitate(session), window, session), mode == "silent"
    meet(group)
    asked = read_the_case(group)
    stand(group, silent)
    weigh(group, silent)
    talk_two_by_two(group, silent)
    look(group, silent)
    talk_a_then_b(group)
    turn_round(group)
    searching = stand_again(group, silent)
    see_what_changed(group)
    find_a_third_way(group)
    harvest(group)
    write_the_close(group)
    close(group, asked, searching)
