"""Many questions at the same time are few to the database, and each gets its own answer."""

import asyncio
import threading
from collections.abc import Collection

import pytest

from sessions.together import MOST, Together


class Library:
    """Answers with the word itself and the state of the shelves when it looked."""

    def __init__(self) -> None:
        self.shelves = 0
        self.goes: list[int] = []
        self.broken = False
        self.free = threading.Event()
        self.free.set()
        self.asked = Together(self.look)

    def look(self, words: Collection[str]) -> dict[str, str]:
        self.free.wait(5)
        self.goes.append(len(words))
        if self.broken:
            raise ValueError("dicht")
        return {word: f"{word} {self.shelves}" for word in words if word != "onbekend"}


async def test_a_thousand_questions_are_a_few_and_each_gets_its_own_answer() -> None:
    library = Library()
    words = [f"woord{number}" for number in range(1000)] + ["onbekend"]
    answers = await asyncio.gather(*(library.asked.ask(word) for word in words))
    assert answers == [f"{word} 0" for word in words[:-1]] + [None]
    assert len(library.goes) <= 2 + 1000 // MOST
    assert max(library.goes) <= MOST


async def test_the_same_question_is_put_once() -> None:
    library = Library()
    answers = await asyncio.gather(*(library.asked.ask("zelfde") for _ in range(50)))
    assert set(answers) == {"zelfde 0"}
    assert library.goes == [1]


async def test_an_answer_is_never_older_than_its_question() -> None:
    library = Library()
    library.free.clear()
    early = asyncio.create_task(library.asked.ask("boek"))
    await asyncio.sleep(0.05)  # the first look has begun
    late = asyncio.create_task(library.asked.ask("boek"))
    await asyncio.sleep(0)
    library.free.set()
    assert await early == "boek 0"
    library.shelves = 1
    assert await late in {"boek 0", "boek 1"}
    assert library.goes == [1, 1], "the second question is not answered with the first look"


async def test_who_leaves_takes_the_answer_from_nobody() -> None:
    library = Library()
    library.free.clear()
    leaves, stays = (asyncio.create_task(library.asked.ask("boek")) for _ in range(2))
    await asyncio.sleep(0)
    leaves.cancel()
    library.free.set()
    assert await stays == "boek 0"


async def test_a_failure_is_told_to_all_who_asked_and_the_next_question_works() -> None:
    library = Library()
    library.broken = True
    answers = await asyncio.gather(*(library.asked.ask(word) for word in "abc"), return_exceptions=True)
    assert [type(answer) for answer in answers] == [ValueError] * 3
    library.broken = False
    assert await library.asked.ask("a") == "a 0"


def test_every_loop_has_its_own_questions() -> None:
    library = Library()
    for _ in range(2):
        assert asyncio.run(library.asked.ask("boek")) == "boek 0"


@pytest.mark.parametrize("size", [1, 7])
async def test_nothing_is_kept_once_all_is_answered(size: int) -> None:
    library = Library()
    await asyncio.gather(*(library.asked.ask(str(number)) for number in range(size)))
    await asyncio.sleep(0)
    assert not dict(library.asked._waiting)
    assert not library.asked._tasks
