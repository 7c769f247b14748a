"""The index of what readers can find, and what editors add to it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from dinas.search.words import key, words


class EntriCari(models.Model):
    """One result as readers get it, with its words beside it as the database compares them.

    Written by `dinas.search.indexing` only. The index over the words is made by a migration, for
    each kind of database (`dinas.search.fulltext`).
    """

    halaman = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=20)
    bahasa = models.CharField(max_length=8)
    alamat = models.CharField(max_length=1000, db_index=True)
    judul = models.TextField()
    ringkasan = models.TextField(blank=True)
    isi = models.TextField(blank=True)
    tanggal = models.DateField(null=True)
    tahun = models.PositiveSmallIntegerField(null=True)
    kode = models.CharField(max_length=80, blank=True)
    komoditas = models.TextField(blank=True)
    kecamatan = models.TextField(blank=True)
    is_nama = models.BooleanField(default=False)
    kunci = models.CharField(max_length=255)
    kata_judul = models.TextField()
    kata_ringkasan = models.TextField()
    kata_isi = models.TextField()
    # Nullable, or SQLite would write the table anew and lose the triggers of its index over words.
    bentuk = models.CharField(max_length=16, null=True)  # noqa: DJ001 (see above)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["bahasa", "jenis"], name="entricari_bahasa_jenis"),
            models.Index(fields=["bahasa", "kunci"], name="entricari_bahasa_kunci"),
        ]

    def __str__(self) -> str:
        return self.judul


class Golongan(models.Model):
    """What entries have in common that no filter tells apart (`dinas.search.groups`)."""

    sidik = models.CharField(max_length=32, unique=True)
    bahasa = models.CharField(max_length=8, db_index=True)
    jenis = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField(null=True)
    komoditas = models.TextField(blank=True)
    kecamatan = models.TextField(blank=True)

    class Meta:
        verbose_name = _("group of search entries")
        verbose_name_plural = _("groups of search entries")

    def __str__(self) -> str:
        return f"{self.bahasa} {self.jenis} {self.tahun or ''}"


class Sinonim(models.Model):
    """Words that mean the same to readers, in both languages: *brambang*, *bawang merah*."""

    kata = models.CharField(
        _("words that mean the same"),
        max_length=255,
        help_text=_(
            "Two or more, with commas between: brambang, bawang merah. Who searches for "
            "one finds all."
        ),
    )

    panels: ClassVar[list[Any]] = [FieldPanel("kata")]

    class Meta:
        ordering: ClassVar[list[str]] = ["kata"]
        verbose_name = _("search synonym")
        verbose_name_plural = _("search synonyms")

    def __str__(self) -> str:
        return self.kata

    def clean(self) -> None:
        """Ask for at least two that differ."""
        if len(set(self.anggota())) < 2:
            raise ValidationError({"kata": _("Write at least two, with a comma between.")})

    def anggota(self) -> list[tuple[str, ...]]:
        """Return the members, each as its words."""
        return [tuple(found) for part in self.kata.split(",") if (found := words(part))]


class HasilPilihan(models.Model):
    """A page that an editor puts first when readers search for certain words."""

    kata = models.CharField(
        _("search words"),
        max_length=255,
        help_text=_("With commas between: kartu tani, kartu petani. Capitals do not matter."),
    )
    halaman = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    urutan = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Smaller numbers come first.")
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("kata"),
        PageChooserPanel(
            "halaman",
            help_text=_("Readers who search for exactly these words see this page first."),
        ),
        FieldPanel("urutan"),
    ]

    class Meta:
        ordering: ClassVar[list[str]] = ["urutan", "kata", "pk"]
        verbose_name = _("chosen search result")
        verbose_name_plural = _("chosen search results")

    def __str__(self) -> str:
        return self.kata

    def clean(self) -> None:
        """Ask for a word that somebody can type."""
        if not self.kunci():
            raise ValidationError({"kata": _("Write at least one word.")})

    def kunci(self) -> set[str]:
        """Return what readers may type, as the search compares it."""
        return {key(found) for part in self.kata.split(",") if (found := words(part))}


class TidakDitemukan(models.Model):
    """How often words were searched for in vain on a day; nothing says by whom."""

    kata = models.CharField(_("search words"), max_length=100)
    bahasa = models.CharField(_("language"), max_length=8)
    hari = models.DateField(_("day"))
    jumlah = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["hari", "bahasa", "kata"], name="tidak_ditemukan_sekali_sehari"
            )
        ]

    def __str__(self) -> str:
        return self.kata
