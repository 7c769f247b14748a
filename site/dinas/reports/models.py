"""What the checks of the content found, kept until it is mended."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from dinas.reports.enums import FOR_GOOD, Arah, Kerusakan


class TempatIsi(models.Model):
    """A place in a field of a page, entry or picture; it goes with its page."""

    jenis = models.ForeignKey(
        ContentType, verbose_name=_("type"), on_delete=models.CASCADE, related_name="+"
    )
    nomor = models.BigIntegerField(_("number"))
    halaman = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, null=True, related_name="+"
    )
    bahasa = models.ForeignKey(
        Locale, verbose_name=_("language"), on_delete=models.CASCADE, null=True, related_name="+"
    )
    judul = models.CharField(_("title"), max_length=255)
    jalur = models.CharField(_("place in the form"), max_length=500)
    bagian = models.CharField(_("field"), max_length=255)

    class Meta:
        abstract = True


class TautanQuerySet(models.QuerySet["Tautan"]):
    """Queries on links."""

    def broken(self) -> "TautanQuerySet":
        """Return the links that fail; another site must have failed twice, or for good."""
        twice = models.Q(gagal__gte=2) | models.Q(kerusakan__in=FOR_GOOD)
        return self.exclude(kerusakan="").filter(~models.Q(arah=Arah.LUAR) | twice)

    def due(self) -> "TautanQuerySet":
        """Return the links to other sites whose turn has come, the longest waiting first."""
        waiting = self.filter(arah=Arah.LUAR, giliran__lte=timezone.now())
        return waiting.order_by("giliran", "pk")


class Tautan(TempatIsi):
    """One link where it stands, and whether a reader arrives."""

    sidik = models.CharField(_("fingerprint"), max_length=64, unique=True)
    alamat = models.TextField(_("link address"))
    situs = models.CharField(_("site"), max_length=255, blank=True, db_index=True)
    arah = models.CharField(_("leads to"), max_length=10, choices=Arah.choices)
    kerusakan = models.CharField(
        _("fault"), max_length=20, choices=Kerusakan.choices, blank=True, db_index=True
    )
    sejak = models.DateTimeField(_("since"), null=True)
    gagal = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    diperiksa = models.DateTimeField(_("last check"), null=True)
    giliran = models.DateTimeField(_("next check"), default=timezone.now, db_index=True)

    objects = TautanQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ("-sejak", "pk")
        indexes = (models.Index(fields=("jenis", "nomor"), name="tautan_pemilik"),)

    def __str__(self) -> str:
        return f"{self.judul}: {self.alamat}"

    def note(self, kerusakan: str) -> None:
        """Remember what a check found; the day of the first failure stays."""
        now = timezone.now()
        self.diperiksa = now
        self.kerusakan = kerusakan
        self.gagal = min(self.gagal + 1, 100) if kerusakan else 0
        self.sejak = (self.sejak or now) if kerusakan else None


class SitusLuar(TempatIsi):
    """A site that our pages lead to, and where it was first seen."""

    # A site is remembered when the page is gone where it was first seen.
    jenis = models.ForeignKey(  # type: ignore[assignment]  # the base has no empty ones
        ContentType, verbose_name=_("type"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    nomor = models.BigIntegerField(_("number"), null=True)  # type: ignore[assignment]  # as above
    halaman = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    nama = models.CharField(_("site"), max_length=255, unique=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("last edited by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    ditemukan = models.DateTimeField(_("first seen"), default=timezone.now)
    dikenal = models.BooleanField(_("known"), default=False)
    dikabarkan = models.BooleanField(_("administrators were told"), default=False)

    class Meta:
        verbose_name = _("site linked to")
        verbose_name_plural = _("sites linked to")
        ordering = ("dikenal", "-ditemukan", "nama")

    def __str__(self) -> str:
        return self.nama


class KataJudi(TempatIsi):
    """Words of online gambling, or hidden text, in what the office publishes."""

    sidik = models.CharField(_("fingerprint"), max_length=64, unique=True)
    sebab = models.CharField(_("finding"), max_length=100)
    kutipan = models.CharField(_("words"), max_length=255)
    ditemukan = models.DateTimeField(_("first seen"), default=timezone.now)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("last edited by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    diabaikan = models.BooleanField(_("harmless"), default=False)
    dikabarkan = models.BooleanField(_("administrators were told"), default=False)

    class Meta:
        verbose_name = _("suspicious text")
        verbose_name_plural = _("suspicious texts")
        ordering = ("-ditemukan", "pk")
        indexes = (models.Index(fields=("jenis", "nomor"), name="katajudi_pemilik"),)

    def __str__(self) -> str:
        return f"{self.judul}: {self.kutipan}"
