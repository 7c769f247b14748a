from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Persetujuan(TextChoices):
    """Why a picture may be published, as far as the people in it are concerned."""

    BELUM_DITANYAKAN = "belum_ditanyakan", _("Not asked yet")
    TIDAK_ADA_ORANG = "tidak_ada_orang", _("No recognisable person")
    SETUJU = "setuju", _("Everyone shown agreed")
    RUANG_PUBLIK = "ruang_publik", _("A crowd at a public event")
    ILUSTRASI = "ilustrasi", _("An illustration, not a photograph")
