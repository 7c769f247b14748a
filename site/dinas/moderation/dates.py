"""Days in the translation editor, as people here write them."""

from wagtail_localize import models
from wagtail_localize.views import edit_translation

IN_FIGURES = "%d/%m/%Y"


def write_in_figures() -> None:
    """Write a day in figures: wagtail-localize writes the month's name in English for everybody."""
    for module in (models, edit_translation):
        module.DATE_FORMAT = IN_FIGURES
