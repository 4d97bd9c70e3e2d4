from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "live"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "gesprekken"
