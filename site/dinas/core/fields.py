"""Model fields that are ours."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """A StreamField whose migrations leave the block definitions out.

    Every change of a help text would otherwise be a migration of thousands of lines. The database
    column does not depend on the blocks. Data migrations that need them import the blocks.
    """

    def __init__(self, block_types: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(block_types if block_types is not None else [], *args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the field without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


class PilihanGandaField(models.JSONField):
    """A list of choices kept as JSON and edited as check boxes (months, for example).

    Args:
        pilihan: pairs of stored value and label; values are all of one type.
    """

    def __init__(self, *args: Any, pilihan: Any = (), **kwargs: Any) -> None:
        self.pilihan = pilihan
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Give a field of check boxes that returns the stored values."""
        kind: Callable[[Any], Any] = type(next(iter(self.pilihan))[0]) if self.pilihan else str
        return forms.TypedMultipleChoiceField(
            choices=self.pilihan,
            coerce=kind,
            required=not self.blank,
            widget=forms.CheckboxSelectMultiple,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            error_messages={"invalid_choice": _("Choose from the list.")},
        )
