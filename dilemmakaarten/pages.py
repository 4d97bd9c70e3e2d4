"""The pages that say what this is, what it keeps and for whom it works."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import path
from django.views.generic import TemplateView

from content.models import Agreement


@dataclass(frozen=True)
class Keeping:
    """How long things are kept, as the pages promise it."""

    idle_hours: int
    people_hours: int
    session_days: int


def keeping(request: HttpRequest) -> dict[str, Keeping | bool]:
    """Context processor: the promise and `sessions.retention` read the same settings."""
    return {
        "keeping": Keeping(settings.LIVE_IDLE_HOURS, settings.LIVE_PEOPLE_HOURS, settings.LIVE_SESSION_DAYS),
        "open_start": settings.LIVE_OPEN_START,
    }


class AboutPage(TemplateView):
    template_name = "pages/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(agreements=Agreement.objects.all(), **kwargs)


class PrivacyPage(TemplateView):
    template_name = "pages/privacy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(contact=settings.PRIVACY_CONTACT, **kwargs)


class AccessibilityPage(TemplateView):
    template_name = "pages/accessibility.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(contact=settings.PRIVACY_CONTACT, **kwargs)


urlpatterns = [
    path("over/", AboutPage.as_view(), name="about"),
    path("privacy/", PrivacyPage.as_view(), name="privacy"),
    path("toegankelijkheid/", AccessibilityPage.as_view(), name="accessibility"),
]
