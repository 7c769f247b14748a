"""App configuration."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search page."""

    name = "dinas.search"
    label = "dinas_search"
