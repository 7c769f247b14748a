"""App configuration."""

from django.apps import AppConfig


class NavigationConfig(AppConfig):
    """What surrounds every page."""

    name = "dinas.navigation"
    label = "navigation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the receivers, and the forms for old addresses."""
        from dinas.navigation import redirect_forms, signal_handlers  # noqa: F401 (the latter by loading)

        redirect_forms.pasang()
