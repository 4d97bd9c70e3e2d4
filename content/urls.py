"""The library: addresses anybody may open."""

from django.urls import path

from content import views

urlpatterns = [
    path("kaarten/", views.library, name="library"),
    path("kaarten/<int:number>/", views.card, name="card"),
    path("achtergrondvragen/", views.questions, name="questions"),
    path("meer-lezen/", views.readings, name="readings"),
]
