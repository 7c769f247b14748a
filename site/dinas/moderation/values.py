"""How compared versions say what is no running text: moments, days, numbers, yes and no."""

import datetime as dt
from numbers import Number
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, localize, time_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import (
    BlockComparison,
    FieldComparison,
    TextDiff,
    register_comparison_class,
)

NOTHING = "–"
"""What stands where nothing is."""

KINDS_OF_FIELDS = (
    models.BooleanField,
    models.DateField,  # moments as well
    models.DecimalField,
    models.FloatField,
    models.IntegerField,
    models.TimeField,
)
KINDS_OF_BLOCKS = (
    blocks.BooleanBlock,
    blocks.ChoiceBlock,
    blocks.ChooserBlock,
    blocks.DateBlock,
    blocks.DateTimeBlock,
    blocks.DecimalBlock,
    blocks.FloatBlock,
    blocks.IntegerBlock,
    blocks.TimeBlock,
)


def is_nothing(value: Any) -> bool:
    """Tell whether a value leaves its place empty; no and nought are values."""
    return not value and not isinstance(value, (Number, dt.time))


def in_words(value: Any) -> str:
    """Return a value as the office writes it; moments are those of the office's clock."""
    if is_nothing(value):
        return NOTHING
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{date_format(local, 'j F Y, H.i')} WIB"
    if isinstance(value, dt.date):
        return date_format(value, "j F Y")
    if isinstance(value, dt.time):
        return time_format(value, "H.i")
    return str(localize(value) if isinstance(value, Number) else value)


def _difference(old: str, new: str) -> SafeString:
    if old == new:
        return escape(new)
    return TextDiff([("deletion", old), ("addition", new)]).to_html()


class ValueComparison(FieldComparison):
    """A field whose value is replaced as a whole."""

    def htmldiff(self) -> SafeString:
        """Return both values, marked."""
        return _difference(in_words(self.val_a), in_words(self.val_b))


class BlockValueComparison(BlockComparison):
    """The same inside a text made of blocks."""

    def _words(self, value: Any) -> str:
        choices = getattr(getattr(self.block, "field", None), "choices", None)
        if choices and isinstance(self.block, blocks.ChoiceBlock):
            value = dict(_flat(choices)).get(value, value)
        return in_words(value)

    def htmlvalue(self, val: Any) -> SafeString:
        """Return one value."""
        return escape(self._words(val))

    def htmldiff(self) -> SafeString:
        """Return both values, marked."""
        return _difference(self._words(self.val_a), self._words(self.val_b))


def _flat(choices: Any) -> Any:
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield key, label


def register() -> None:
    """Let Wagtail compare so; it prints such values as Python does, and an empty one as None."""
    for field in KINDS_OF_FIELDS:
        register_comparison_class(field, comparison_class=ValueComparison)
    for block in KINDS_OF_BLOCKS:
        # Wagtail asks a block for this method; its own kinds have none. Pictures keep theirs.
        block.get_comparison_class = lambda self: BlockValueComparison
