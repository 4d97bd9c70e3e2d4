"""The pages that say what this is, what it keeps and for whom it works."""

from typing import Any

from django.conf import settings
from django.urls import path
from django.views.generic import TemplateView

from content.models import Agreement


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
