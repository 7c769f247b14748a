"""What the log of logins tells apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kejadian(models.TextChoices):
    """Something that happened at the door."""

    MASUK = "masuk", _("Logged in")
    SANDI_SALAH = "sandi_salah", _("Wrong user name or password")
    KODE_SALAH = "kode_salah", _("Wrong code")
    KELUAR = "keluar", _("Logged out")
    KELUAR_SEMUA = "keluar_semua", _("Logged out of all devices")
    SANDI_DIGANTI = "sandi_diganti", _("Password changed")
    LANGKAH_DIPASANG = "langkah_dipasang", _("Telephone enrolled")
    LANGKAH_DILEPAS = "langkah_dilepas", _("Telephone removed")
    KODE_DIBUAT = "kode_dibuat", _("Recovery codes made anew")
    LANGKAH_DILEPAS_ADMIN = "langkah_dilepas_admin", _("Second step removed by an administrator")
