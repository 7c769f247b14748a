"""The admin's forms for old addresses: circles are refused in words, chains are kept as one hop."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect

from dinas.navigation.redirect_import import (
    circle_told,
    end_of_chain,
    impor,
    kept_links,
    local,
    old_fault,
    own_hosts,
    target_fault,
)
from dinas.navigation.redirects import LONGEST, key


class AlamatLamaForm(RedirectForm):
    """An old address and where it leads; the target may be written without the host."""

    redirect_link = forms.CharField(
        label=_("Redirect to any address"),
        required=False,
        max_length=LONGEST,
        help_text=_(
            "For example /komoditas/padi/, or a full address of another site. "
            "Leave both targets empty when the page was taken away for good."
        ),
    )

    def clean_redirect_link(self) -> str:
        """Take own addresses without the host, and refuse what is no address."""
        target = local(self.cleaned_data["redirect_link"], own_hosts())
        if fault := target_fault(target):
            raise forms.ValidationError(fault)
        return target

    def clean_old_path(self) -> str:
        """Take an old address as it is kept, so that its other spellings count as the same."""
        old = local(self.cleaned_data["old_path"], own_hosts())
        if fault := old_fault(old):
            raise forms.ValidationError(fault)
        return key(old)

    def clean(self) -> dict[str, Any]:
        """Refuse a circle; lead to the end of a chain at once."""
        super().clean()
        data = self.cleaned_data
        old, target = data.get("old_path"), data.get("redirect_link")
        if old and target and not data.get("redirect_page"):
            links = kept_links()
            if self.instance.pk:
                links.pop(key(self.instance.old_path), None)
            links[old] = target
            last = end_of_chain(old, links)
            if last is None:
                self.add_error("redirect_link", circle_told(old, target))
            else:
                data["redirect_link"] = last
        return data

    def _get_validation_exclusions(self) -> set[str]:
        # The model's column takes full addresses only; the form has looked at it already.
        return {*super()._get_validation_exclusions(), "redirect_link"}


def dari_berkas(dataset: Iterable[Sequence[Any]], config: Mapping[str, Any]) -> dict[str, Any]:
    """Import the rows of an uploaded file together; return what the summary shows.

    Row by row, one half of a circle would be kept, and a chain only in the right order.
    """
    rows = [
        (str(row[config["from_index"]] or ""), str(row[config["to_index"]] or ""))
        for row in dataset
    ]
    result = impor(rows, config["site"], is_permanent=config["permanent"])
    errors = [[row.lama, row.tujuan, row.sebab] for row in result.ditolak]
    return {
        "errors": errors,
        "errors_count": len(errors),
        "successes": result.masuk,
        "total": len(rows),
    }


def pasang() -> None:
    """Put them in the place of Wagtail's own, which has no setting for that."""
    views.RedirectForm = AlamatLamaForm
    views.CreateView.form_class = AlamatLamaForm
    views.EditView.form_class = AlamatLamaForm
    views.create_redirects_from_dataset = dari_berkas
    # Wagtail's form for the import has no label here that could be translated.
    label = Redirect._meta.get_field("is_permanent").verbose_name
    views.ConfirmImportForm.base_fields["permanent"].label = capfirst(label)
