"""Messages to one person each, kept until they are sent and for a while afterwards."""

from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dinas.mail.enums import Keadaan, Sebab
from dinas.mail.querysets import SuratQuerySet


class Surat(models.Model):
    """One message to one recipient.

    Its words are dropped once it is sent, and are shown nowhere: a message may hold a link by
    which anyone could set a password.
    """

    penerima = models.CharField(_("recipient"), max_length=320)
    pengirim = models.CharField(_("sender"), max_length=320)
    balas_ke = models.JSONField(_("reply to"), default=list, blank=True)
    perihal = models.TextField(_("subject"))
    teks = models.TextField(_("text"), blank=True)
    html = models.TextField("HTML", blank=True)
    tajuk = models.JSONField(_("headers"), default=dict, blank=True)
    bahasa = models.CharField(_("language"), max_length=10)

    keadaan = models.CharField(
        _("state"), max_length=10, choices=Keadaan.choices, default=Keadaan.MENUNGGU
    )
    percobaan = models.PositiveSmallIntegerField(_("attempts"), default=0)
    coba_lagi = models.DateTimeField(_("next attempt"), default=timezone.now)
    sebab = models.CharField(_("reason"), max_length=20, choices=Sebab.choices, blank=True)
    rincian = models.CharField(_("answer of the mail server"), max_length=300, blank=True)
    dibuat = models.DateTimeField(_("written"), auto_now_add=True, db_index=True)
    terkirim_pada = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = SuratQuerySet.as_manager()

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering = ("-dibuat", "-pk")
        indexes = (models.Index(fields=("keadaan", "coba_lagi"), name="surat_antrean"),)

    def __str__(self) -> str:
        return f"{self.perihal} ({self.penerima})"

    @property
    def bisa_dikirim_lagi(self) -> bool:
        """Whether sending again makes sense: what was sent is gone."""
        return self.keadaan != Keadaan.TERKIRIM

    def as_message(self) -> EmailMultiAlternatives:
        """Return the message as Django sends it, to this one person."""
        message = EmailMultiAlternatives(
            self.perihal,
            self.teks,
            self.pengirim,
            [self.penerima],
            reply_to=self.balas_ke,
            headers=self.tajuk,
        )
        if self.html:
            message.attach_alternative(self.html, "text/html")
        return message

    def note_sent(self) -> None:
        """Remember that the server took it, and forget what it said."""
        self.keadaan, self.sebab, self.rincian = Keadaan.TERKIRIM, "", ""
        self.terkirim_pada = timezone.now()
        self.teks = self.html = ""
        self.save()
