"""The setting that copies one language's pages into another: one direction only."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization, LocaleSynchronizationModelForm


class OneWaySynchronizationForm(LocaleSynchronizationModelForm):
    """Refuses a circle: with one, every new page would be copied back and forth without end.

    https://github.com/wagtail/wagtail-localize/issues/872
    """

    def validate_with_locale(self, locale: Locale) -> None:
        """Follow the chosen language to where its own pages come from."""
        super().validate_with_locale(locale)
        origin = self.cleaned_data.get("sync_from")
        seen = set()
        while origin is not None and origin.pk not in seen:
            if origin.pk == locale.pk:
                raise ValidationError(
                    {
                        "sync_from": _(
                            "That language takes its pages from this one already. "
                            "Pages can be copied in one direction only."
                        )
                    }
                )
            seen.add(origin.pk)
            row = LocaleSynchronization.objects.filter(locale=origin).first()
            origin = row.sync_from if row else None


def register_form() -> None:
    """Put the stricter form in place of wagtail-localize's, before the admin builds its panels."""
    LocaleSynchronization.base_form_class = OneWaySynchronizationForm
