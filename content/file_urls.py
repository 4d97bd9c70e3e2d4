"""Addresses of cards as files. `own_everything` and `own_erase` are the project's: sessions are part of them."""

from django.urls import path

from content import file_views as views

urlpatterns = [
    path("kaarten/alle.zip", views.deck_file, name="deck_file"),
    path("kaarten/<int:number>/bestand.md", views.card_file, name="card_file"),
    path("eigen/bestanden/", views.own_files, name="own_files"),
    path("eigen/importeren/", views.own_import, name="own_import"),
    path("eigen/sjabloon.xlsx", views.own_template, name="own_template"),
    path("eigen/sjabloon.csv", views.own_template_csv, name="own_template_csv"),
    path("eigen/kaarten.zip", views.own_deck, name="own_deck"),
    path("eigen/<uuid:card_id>/bestand.md", views.own_file, name="own_file"),
]
