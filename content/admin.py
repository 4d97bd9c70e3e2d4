"""The cards in the admin: to look things up. The deck files are where they are changed."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from content.models import Agreement, Argument, BackgroundQuestion, Dilemma, Reading


class FromFiles:
    """Reading only: `load_cards` would undo what somebody changed here."""

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ArgumentInline(FromFiles, admin.TabularInline):
    model = Argument


@admin.register(Dilemma)
class DilemmaAdmin(FromFiles, admin.ModelAdmin):
    list_display = ["number", "title", "person"]
    list_display_links = ["title"]
    search_fields = ["title", "person", "line"]
    inlines = [ArgumentInline]


@admin.register(BackgroundQuestion)
class BackgroundQuestionAdmin(FromFiles, admin.ModelAdmin):
    list_display = ["number", "kind", "text"]
    list_filter = ["kind"]


@admin.register(Reading)
class ReadingAdmin(FromFiles, admin.ModelAdmin):
    list_display = ["number", "title", "address"]


@admin.register(Agreement)
class AgreementAdmin(FromFiles, admin.ModelAdmin):
    list_display = ["number", "text"]
