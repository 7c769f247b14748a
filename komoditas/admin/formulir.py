"""The forms by which files come in, are mapped, and are decided on."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinas.core.bahasa import SOURCE
from komoditas.impor.baris import FIRST_YEAR, LAST_YEAR
from komoditas.impor.berkas import MAX_BYTES, buka
from komoditas.impor.kesalahan import BerkasDitolak
from komoditas.impor.kolom import MEDAN
from komoditas.models import ImporProduksi, Komoditas

SUFFIXES = (".csv", ".xlsx", ".txt", ".tsv")


class _BawaanForm(forms.ModelForm[ImporProduksi]):
    """What holds for all figures of a file that does not say it itself."""

    class Meta:
        model = ImporProduksi
        fields = ("komoditas", "tahun", "sumber", "status")
        labels: Mapping[str, Any] = {
            "komoditas": gettext_lazy("Commodity of all figures"),
            "tahun": gettext_lazy("Year of all figures"),
            "sumber": gettext_lazy("Source of all figures"),
            "status": gettext_lazy("Status of all figures"),
        }
        help_texts: Mapping[str, Any] = {
            "komoditas": gettext_lazy("Only where the table has no column for it."),
            "tahun": gettext_lazy("Only where the table has no column for it."),
            "sumber": gettext_lazy(
                "Where the table has no column for it. Name the publication or the letter, so that "
                "readers can find it."
            ),
            "status": gettext_lazy("Where the table has no column for it."),
        }
        widgets: Mapping[str, Any] = {"sumber": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        commodity = cast("forms.ModelChoiceField[Komoditas]", self.fields["komoditas"])
        commodity.queryset = Komoditas.objects.filter(locale__language_code=SOURCE)
        commodity.empty_label = _("The table says it")
        year = cast("forms.IntegerField", self.fields["tahun"])
        year.min_value, year.max_value = FIRST_YEAR, LAST_YEAR
        year.widget.attrs |= {"min": FIRST_YEAR, "max": LAST_YEAR}

    def clean_tahun(self) -> int | None:
        """Refuse years that are none.

        Raises:
            ValidationError: it is one.
        """
        year: int | None = self.cleaned_data["tahun"]
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValidationError(_("Write the year with four digits, for example 2024."))
        return year


class UnggahForm(_BawaanForm):
    """Takes a file in."""

    berkas = forms.FileField(
        label=gettext_lazy("File with the figures"),
        help_text=gettext_lazy("CSV or XLSX (Excel), at most 25 MB. The first sheet is read."),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("The file is empty."),
        },
    )
    field_order = ("berkas", "komoditas", "tahun", "sumber", "status")

    def clean_berkas(self) -> Any:
        """Refuse at once what is no table; the rest the worker finds out.

        Raises:
            ValidationError: the file cannot be read at all; the message says what to do.
        """
        file = self.cleaned_data["berkas"]
        if PurePath(file.name).suffix.lower() not in SUFFIXES:
            raise ValidationError(
                _("Only CSV and XLSX can be read. Save the table in one of these forms.")
            )
        if file.size > MAX_BYTES:
            raise ValidationError(
                _("The file is larger than %(size)d MB.") % {"size": MAX_BYTES // 1024 // 1024}
            )
        try:
            buka(file)
        except BerkasDitolak as error:
            raise ValidationError(error.message) from error
        file.seek(0)
        return file

    def save_for(self, user: Any) -> ImporProduksi:
        """Keep the file as an import of this person."""
        impor = super().save(commit=False)
        file = self.cleaned_data["berkas"]
        impor.oleh, impor.nama_berkas = user, PurePath(file.name).name[:255]
        impor.berkas.save(file.name, file, save=False)
        impor.save()
        return impor


class KolomForm(_BawaanForm):
    """Says which column holds what; one field for each column of the file."""

    baris_judul = forms.IntegerField(
        label=gettext_lazy("Line of the headings"),
        min_value=1,
        max_value=25,
        help_text=gettext_lazy(
            "The line below which the figures begin, counted as in Excel. Change it only if the "
            "columns below have the wrong names."
        ),
    )
    desimal = forms.ChoiceField(
        label=gettext_lazy("Decimal sign"),
        required=False,
        choices=(
            ("", gettext_lazy("Find out from the figures")),
            (",", gettext_lazy("comma: 1.234,5")),
            (".", gettext_lazy("point: 1,234.5")),
        ),
    )
    field_order = ("baris_judul", "desimal", "komoditas", "tahun", "sumber", "status")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = self.instance.ringkasan
        self.fields["baris_judul"].initial = self.instance.baris_judul or told.get("baris_judul")
        self.fields["desimal"].initial = self.instance.desimal
        fields = {place: name for name, place in self._mapping().items()}
        choices = [("", _("— leave out —")), *((n, capfirst(str(w))) for n, w in MEDAN.items())]
        for column in told.get("kolom", []):
            place = column["nomor"]
            self.fields[f"kolom_{place}"] = forms.ChoiceField(
                label=column["judul"] or _("Column %(number)d") % {"number": place + 1},
                choices=choices,
                required=False,
                initial=fields.get(place, ""),
                help_text=", ".join(column["contoh"]),
            )

    def _mapping(self) -> dict[str, int]:
        return self.instance.pemetaan or self.instance.ringkasan.get("tebakan", {})

    @property
    def kolom(self) -> list[forms.BoundField]:
        """The fields of the columns."""
        return [self[name] for name in self.fields if name.startswith("kolom_")]

    @property
    def lain(self) -> list[forms.BoundField]:
        """The other fields."""
        return [self[name] for name in self.fields if not name.startswith("kolom_")]

    def clean(self) -> dict[str, Any]:
        """Refuse two columns for one thing."""
        cleaned = super().clean() or self.cleaned_data
        mapping: dict[str, int] = {}
        for name in [name for name in self.fields if name.startswith("kolom_")]:
            field = cleaned.get(name)
            if not field:
                continue
            if field in mapping:
                self.add_error(name, _("Another column has been chosen for this already."))
            mapping.setdefault(field, int(name.removeprefix("kolom_")))
        cleaned["pemetaan"] = mapping
        return cleaned

    def save(self, commit: bool = True) -> ImporProduksi:
        """Keep what was chosen; another heading line makes the columns be guessed anew."""
        impor = super().save(commit=False)
        line = self.cleaned_data["baris_judul"]
        is_moved = line != (impor.baris_judul or impor.ringkasan.get("baris_judul"))
        impor.pemetaan = {} if is_moved else self.cleaned_data["pemetaan"]
        if is_moved:
            impor.baris_judul = line
        impor.desimal = self.cleaned_data["desimal"]
        impor.save(update_fields=["pemetaan", "baris_judul", "desimal", *self.Meta.fields])
        return impor


class AjukanForm(forms.Form):
    """Words to the moderator."""

    pesan = forms.CharField(
        label=gettext_lazy("Message to the moderator"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("What was changed and why, if that helps to decide."),
    )


class KembalikanForm(forms.Form):
    """Why something is sent back."""

    alasan = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What must be mended before it can be published."),
        error_messages={"required": gettext_lazy("Say why, so that it can be mended.")},
    )
