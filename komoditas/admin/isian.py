"""A field for a number as people in this country write it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from komoditas.impor.angka import BukanAngka, baca_angka


def tanda_desimal() -> str:
    """Return the decimal sign of the language that is spoken now."""
    return "." if (get_language() or "").startswith("en") else ","


def tulis_angka(value: Any) -> str:
    """Write a number for people, with all its decimals and no more; empty for none."""
    if value in (None, ""):
        return ""
    number = Decimal(value)
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    return number_format(number.normalize() if number % 1 else number, force_grouping=True)


class AngkaField(forms.CharField):
    """A number with thousands points and decimal comma (in English the other way round).

    Args:
        decimals: how many a figure of this kind may have.
    """

    def __init__(self, *, decimals: int = 3, **options: Any) -> None:
        self.decimals = decimals
        mode = "numeric" if decimals == 0 else "decimal"
        widget = forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})
        super().__init__(required=False, widget=widget, max_length=40, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a number as it is to be written; leave what was typed as it is."""
        return value if isinstance(value, str) else tulis_angka(value)

    def clean(self, value: Any) -> Decimal | None:
        """Read the number.

        Raises:
            ValidationError: it is none, or has more decimals than it may.
        """
        text = super().clean(value)
        sign = tanda_desimal()
        try:
            found = baca_angka(text, sign)
        except BukanAngka as error:
            example = "1.234,5" if sign == "," else "1,234.5"
            raise ValidationError(
                [str(error), _("Write it like this: %(example)s.") % {"example": example}]
            ) from error
        if found.status or found.is_diperbaiki:
            raise ValidationError(
                _("Leave the mark out: choose the status below, and write a note.")
            )
        number = found.nilai
        if number is not None and number != round(number, self.decimals):
            if self.decimals == 0:
                raise ValidationError(_("Livestock is counted by the head: write a whole number."))
            raise ValidationError(
                _("At most %(count)d decimals are kept.") % {"count": self.decimals}
            )
        return number
