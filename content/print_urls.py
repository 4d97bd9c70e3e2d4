"""Addresses of what is printed. `PAPER` stands in an address where a kind of paper does."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from content import print_views as views
from content.printing import Paper


class PaperConverter(StringConverter):
    regex = "|".join(Paper)


register_converter(PaperConverter, "paper")
PAPER = "<paper:paper>"

urlpatterns = [
    path(f"kaarten/druk/{PAPER}.pdf", views.cards_print, name="cards_print"),
    path(f"kaarten/<int:number>/druk/{PAPER}.pdf", views.card_print, name="card_print"),
    path("eigen/<uuid:card_id>/druk/", views.own_prints, name="own_prints"),
    path(f"eigen/<uuid:card_id>/druk/{PAPER}.pdf", views.own_print, name="own_print"),
]
