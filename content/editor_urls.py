"""Addresses of the editor: all behind the log-in."""

from django.urls import path

from content import editor_views as views
from content import writers_views

urlpatterns = [
    path("eigen/", views.own_cards, name="own_cards"),
    path("eigen/nieuw/", views.own_new, name="own_new"),
    path("eigen/<uuid:card_id>/", views.own_edit, name="own_edit"),
    path("eigen/<uuid:card_id>/bewaar/", views.own_save, name="own_save"),
    path("eigen/<uuid:card_id>/voorbeeld/<slug:kind>/", views.own_preview, name="own_preview"),
    path("eigen/<uuid:card_id>/schrijvers/", writers_views.own_writers, name="own_writers"),
    path(
        "eigen/<uuid:card_id>/niet-meer-schrijven/", writers_views.own_stop_writing, name="own_stop_writing"
    ),
]
