"""The form of one figure."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinas.core.bahasa import SOURCE
from komoditas.admin.isian import AngkaField
from komoditas.enums import MusimTanam, StatusAngka
from komoditas.impor.acuan import Kunci
from komoditas.impor.baris import FIRST_YEAR, LAST_YEAR, MAX_TEXT
from komoditas.impor.kolom import MEDAN, MEDAN_ANGKA
from komoditas.impor.perubahan import isi, nilai_dari, tersimpan
from komoditas.models import Kecamatan, Komoditas, PerubahanProduksi, Produksi

HELP: Mapping[str, Any] = {
    "luas_tanam_ha": gettext_lazy("In hectares (ha). Leave empty what is not known; 0 means none."),
    "luas_panen_ha": gettext_lazy("In hectares (ha)."),
    "produksi_ton": gettext_lazy("In tonnes (t). 1 t is 10 quintals."),
    "hasil_ku_ha": gettext_lazy(
        "In quintals per hectare, only where the source states it; else it is derived from "
        "production and harvested area. 1 t/ha is 10 ku/ha."
    ),
    "populasi_ekor": gettext_lazy("Head of livestock, a whole number."),
}


class AngkaForm(forms.Form):
    """What one figure is about and what it says; what it is about cannot be changed later."""

    komoditas = forms.ModelChoiceField(
        label=gettext_lazy("Commodity"),
        queryset=Komoditas.objects.filter(locale__language_code=SOURCE),
        empty_label=gettext_lazy("Choose a commodity"),
    )
    kecamatan = forms.ModelChoiceField(
        label=gettext_lazy("Area"),
        queryset=Kecamatan.objects.order_by("nama"),
        required=False,
        empty_label=gettext_lazy("The whole regency"),
    )
    tahun = forms.IntegerField(
        label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False
    )
    musim = forms.ChoiceField(
        label=gettext_lazy("Planting season"), choices=MusimTanam.choices, required=False
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=StatusAngka.choices,
        initial=StatusAngka.DINAS,
        help_text=gettext_lazy("How the figure came about; readers see it beside the figure."),
    )
    sumber = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The publication, letter or address where the figure can be found."),
    )
    catatan = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("What a reader must know to understand the figure."),
    )
    dilihat = forms.CharField(required=False, widget=forms.HiddenInput)
    """What the figure said when the form was shown, so that nobody's change is overwritten."""

    field_order = ("komoditas", "kecamatan", "tahun", "musim", *MEDAN_ANGKA, "status")

    def __init__(
        self,
        data: Any = None,
        *,
        angka: Produksi | None = None,
        usulan: PerubahanProduksi | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.angka = angka
        start = dict(initial or {})
        if angka is not None:
            said = isi(angka)
            start |= {"komoditas": angka.komoditas_id, "kecamatan": angka.kecamatan_id}
            start |= {"tahun": angka.tahun, "musim": angka.musim, "dilihat": _mark(said)}
            start |= nilai_dari((usulan.sesudah if usulan is not None else said) or said)
        super().__init__(data, initial=start)
        for name in MEDAN_ANGKA:
            self.fields[name] = AngkaField(
                label=capfirst(str(MEDAN[name])),
                help_text=HELP[name],
                decimals=0 if name == "populasi_ekor" else 3,
            )
        self.order_fields(self.field_order)
        if angka is not None:
            for name in ("komoditas", "kecamatan", "tahun", "musim"):
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """Refuse a figure without a value, and one that somebody else changed meanwhile."""
        cleaned = super().clean() or self.cleaned_data
        names = [name for name in MEDAN_ANGKA if name not in self.errors]
        if len(names) == len(MEDAN_ANGKA) and all(cleaned.get(name) is None for name in names):
            raise ValidationError(_("Write at least one figure: an area, a production, a number."))
        if self.angka is not None and cleaned.get("dilihat") != _mark(isi(self.angka)):
            raise ValidationError(
                _(
                    "Somebody else has changed this figure while you were writing. Open it again "
                    "to see what it says now."
                )
            )
        return cleaned

    @property
    def kunci(self) -> Kunci:
        """What the figure is about."""
        district = self.cleaned_data["kecamatan"]
        return Kunci(
            self.cleaned_data["komoditas"].pk,
            district.pk if district else None,
            self.cleaned_data["tahun"],
            self.cleaned_data["musim"],
        )

    @property
    def sesudah(self) -> dict[str, Any]:
        """What the figure says, in the form in which changes are stored."""
        return tersimpan(self.cleaned_data)

    @property
    def tentang(self) -> list[forms.BoundField]:
        """The fields that say what it is about."""
        return [self[name] for name in ("komoditas", "kecamatan", "tahun", "musim")]

    @property
    def nilai(self) -> list[forms.BoundField]:
        """The fields of the numbers."""
        return [self[name] for name in MEDAN_ANGKA]

    @property
    def asal(self) -> list[forms.BoundField]:
        """The fields that say where it comes from."""
        return [self[name] for name in ("status", "sumber", "catatan")]

    def say_that_it_exists(self, address: str) -> None:
        """Lead to the figure that is there already."""
        words = _("There is a figure about this already.")
        link = format_html('{} <a href="{}">{}</a>', words, address, _("Change that one."))
        self.add_error(None, ValidationError(link))

    @staticmethod
    def query_of(key: Kunci) -> str:
        """Return what starts the next form where the last one ended."""
        return urlencode({"komoditas": key.komoditas_id, "tahun": key.tahun, "musim": key.musim})


def _mark(said: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:20]
