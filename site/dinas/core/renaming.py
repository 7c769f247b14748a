"""What becomes of a translation's address when its source is renamed: chosen beside the address.

The choice travels with the draft, for the page is renamed only when somebody approves it.
"""

from typing import Any, Self

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail_localize.models import Translation

from dinas.core.bahasa import SOURCE, address

CHOICE = "alamat_terjemahan"
FOLLOW = "ikut"
STAY = "tinggal"


def address_field() -> forms.ChoiceField:
    """Return the question as the form of a page asks it."""
    return forms.ChoiceField(
        label=gettext_lazy("Address of the translation"),
        choices=[
            (FOLLOW, gettext_lazy("Changes along; its old address leads to the new one.")),
            (STAY, gettext_lazy("Stays as it is, even if this page gets another address.")),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial=FOLLOW,
    )


def ask_about_address(form: Any) -> None:
    """Leave the question out of the form of a page that has no public translation."""
    if CHOICE not in form.fields:
        return
    page = form.instance
    rows = []
    if page.pk and page.locale.language_code == SOURCE:
        found = page.get_translations().filter(live=True, alias_of__isnull=True)
        rows = list(found.select_related("locale"))
    if not rows:
        del form.fields[CHOICE]
        return
    form.fields[CHOICE].initial = getattr(page, CHOICE, "") or FOLLOW
    form.fields[CHOICE].help_text = _(
        "Only matters if you change the address above. Its address now: %(addresses)s"
    ) % {
        "addresses": ", ".join(address(row.url_path, row.locale.language_code) for row in rows),
    }


class ChoosesAddress:
    """Pages that remember in their drafts what was chosen, and keep their slug as translations."""

    alamat_terjemahan: str = ""

    def serializable_data(self) -> dict[str, Any]:
        """Put the choice beside the fields."""
        data: dict[str, Any] = super().serializable_data()  # type: ignore[misc]
        return data | {CHOICE: self.alamat_terjemahan} if self.alamat_terjemahan else data

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Self:
        """Read it again."""
        page: Self = super().from_serializable_data(data, *args, **kwargs)  # type: ignore[misc]
        if page is not None:
            page.alamat_terjemahan = data.get(CHOICE) or ""
        return page

    def keep_own_slug(self: Any) -> None:
        """Undo what wagtail-localize does: it writes the source's slug with each translation.

        A translation is renamed when its source is, at once, or not at all.
        """
        if not self.pk or self.locale.language_code == SOURCE:
            return
        own = Page.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if own in (None, self.slug):
            return
        followed = Translation.objects.filter(
            source__object_id=self.translation_key, target_locale_id=self.locale_id, enabled=True
        )
        if followed.exists():
            self.slug = own
