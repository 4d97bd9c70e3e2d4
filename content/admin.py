"""The cards in the admin: to look up, and to withdraw a shared one. Cards are changed in the files of the deck."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from content.models import Agreement, Argument, BackgroundQuestion, Dilemma, OwnCard, Reading, Visibility
from content.publishing import share


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
    """The deck, and what facilitators share. Their private cards are not for others to read, here neither."""

    list_display = ["number", "title", "person", "owner", "visibility"]
    list_display_links = ["title"]
    list_filter = ["visibility"]
    search_fields = ["title", "person", "line"]
    inlines = [ArgumentInline]
    actions = ["withdraw"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dilemma]:
        return super().get_queryset(request).exclude(visibility=Visibility.PRIVATE).select_related("owner")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    @admin.action(description="Trek in: alleen de maker ziet de kaart nog", permissions=["withdraw"])
    def withdraw(self, request: HttpRequest, chosen: QuerySet[Dilemma]) -> None:
        """For who answers for this server, when a card should not be seen. The deck stays."""
        for card in OwnCard.objects.filter(dilemma__in=chosen):
            share(card.pk, Visibility.PRIVATE)


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
