"""App configuration."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Sample content."""

    name = "dinas.demo"
    label = "demo"
