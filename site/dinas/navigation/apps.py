"""App configuration."""

from django.apps import AppConfig


class NavigationConfig(AppConfig):
    """What surrounds every page."""

    name = "dinas.navigation"
    label = "navigation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the receivers."""
        from dinas.navigation import signal_handlers  # noqa: F401 (loading registers them)
