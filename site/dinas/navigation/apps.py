"""App configuration."""

from django.apps import AppConfig


class NavigationConfig(AppConfig):
    """What surrounds every page."""

    name = "dinas.navigation"
    label = "navigation"
