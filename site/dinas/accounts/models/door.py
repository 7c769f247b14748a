"""What is kept about logins: no typed words, no full address, no name that nobody bears."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dinas.accounts.enums import Kejadian


class CatatanMasuk(models.Model):
    """One thing that happened at the door, kept for LOGIN_LOG_KEEP_DAYS."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="catatan_masuk",
        verbose_name=_("person"),
    )
    kejadian = models.CharField(_("event"), max_length=30, choices=Kejadian.choices)
    jaringan = models.CharField(_("network"), max_length=45)
    peramban = models.CharField(_("browser"), max_length=60, blank=True)
    waktu = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("entry in the log of logins")
        verbose_name_plural = _("log of logins")
        ordering = ("-waktu", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kejadian_display()} ({self.pengguna or '–'})"


class Perangkat(models.Model):
    """A browser in which somebody is logged in."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="perangkat",
        verbose_name=_("person"),
    )
    kunci_sesi = models.CharField(max_length=40, unique=True, editable=False)
    sidik = models.CharField(max_length=16, editable=False)
    """The beginning of what the session is held against: where it differs, the session is over."""

    jaringan = models.CharField(_("network"), max_length=45)
    peramban = models.CharField(_("browser"), max_length=60, blank=True)
    sejak = models.DateTimeField(_("logged in since"), auto_now_add=True)
    berakhir = models.DateTimeField(_("ends"), db_index=True)

    class Meta:
        verbose_name = _("device")
        verbose_name_plural = _("devices")
        ordering = ("-sejak", "-pk")

    def __str__(self) -> str:
        return f"{self.peramban} ({self.pengguna})"
