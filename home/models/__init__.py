"""Models of the home page."""

from home.models.page import HomePage

__all__ = ["HomePage"]
