"""The library, which anybody may open, and the cards that facilitators make."""

from django.urls import include, path

from content import publish_views, review_views, version_views, views

urlpatterns = [
    path("", include("content.file_urls")),
    path("", include("content.print_urls")),
    path("kaarten/", views.library, name="library"),
    path("kaarten/<int:number>/", views.card, name="card"),
    path("kaarten/<int:number>/favoriet/", views.favourite, name="card_favourite"),
    path("achtergrondvragen/", views.questions, name="questions"),
    path("meer-lezen/", views.readings, name="readings"),
    path("eigen/te-lezen/", review_views.to_read, name="own_to_read"),
    path("eigen/<uuid:card_id>/publiceren/", publish_views.publish, name="own_publish"),
    path("eigen/<uuid:card_id>/archiveren/", publish_views.archive, name="own_archive"),
    path("eigen/<uuid:card_id>/versies/", version_views.versions, name="own_versions"),
    path("eigen/<uuid:card_id>/versies/<int:number>/", version_views.version, name="own_version"),
    path("eigen/<uuid:card_id>/opmerkingen/", review_views.comments, name="own_comments"),
    path("", include("content.editor_urls")),
]
