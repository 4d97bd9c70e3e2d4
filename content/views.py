"""The library, a card, the background questions and the reading list. Reading only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from content import queries
from content.library import MAX_SEARCH, Wish, browse
from content.models import Reading


def library(request: HttpRequest) -> HttpResponse:
    wish = Wish(_asked(request, "zoek"), _asked(request, "groep"), _asked(request, "thema"))
    return render(request, "content/library.html", {"wish": wish, "library": browse(wish)})


def _asked(request: HttpRequest, name: str) -> str:
    return " ".join(request.GET.get(name, "").split())[:MAX_SEARCH]


def card(request: HttpRequest, number: int) -> HttpResponse:
    dilemma = queries.card(number)
    if dilemma is None:
        return render(request, "content/no_card.html", status=404)
    before, after = queries.neighbours(number)
    context = {
        "card": dilemma,
        "case": queries.paragraphs(dilemma.case),
        "elaboration": queries.paragraphs(dilemma.elaboration),
        "sides": queries.sides(dilemma),
        "before": before,
        "after": after,
    }
    return render(request, "content/card.html", context)


def questions(request: HttpRequest) -> HttpResponse:
    return render(request, "content/questions.html", {"kinds": queries.kinds_of_questions()})


def readings(request: HttpRequest) -> HttpResponse:
    return render(request, "content/readings.html", {"readings": Reading.objects.all()})
