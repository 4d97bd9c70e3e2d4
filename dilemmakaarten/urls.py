"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from dilemmakaarten.accounts import account_urls
from dilemmakaarten.health import health

urlpatterns = [
    path("", include("sessions.urls")),
    path("", include("content.urls")),
    path("", include("dilemmakaarten.everything")),
    path("", include("dilemmakaarten.pages")),
    path("", include(account_urls)),
    path("health", health, name="health"),
    path("beheer/", admin.site.urls),
]
