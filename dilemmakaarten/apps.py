from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "dilemmakaarten"

    def ready(self) -> None:
        from dilemmakaarten import checks  # noqa: F401  (registers them)
