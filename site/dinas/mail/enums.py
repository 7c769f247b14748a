"""How a message stands, and why it was not sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Keadaan(models.TextChoices):
    """Where a message is on its way."""

    MENUNGGU = "menunggu", _("Waiting")
    TERKIRIM = "terkirim", _("Sent")
    GAGAL = "gagal", _("Not sent")


class Sebab(models.TextChoices):
    """Why the last attempt failed, in words that lead to what can be done."""

    TIDAK_TERHUBUNG = "tidak_terhubung", _("The mail server could not be reached.")
    DIAM = "diam", _("The mail server did not answer in time.")
    SANDI = "sandi", _("The mail server refused the user name or password of the site.")
    TLS = "tls", _("No secure connection to the mail server came about.")
    ALAMAT = "alamat", _("The mail server does not accept this address.")
    ALAMAT_KELIRU = "alamat_keliru", _("This is not a valid e-mail address.")
    DITOLAK = "ditolak", _("The mail server refused the message.")
    LAIN = "lain", _("Sending failed for another reason.")
