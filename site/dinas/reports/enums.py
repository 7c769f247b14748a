"""What a link leads to, and what can be wrong with it, in words for editors."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Arah(models.TextChoices):
    """Where a link leads."""

    HALAMAN = "halaman", _("A page of ours")
    DOKUMEN = "dokumen", _("A document of ours")
    ALAMAT = "alamat", _("An address of our site")
    LUAR = "luar", _("Another site")
    KOSONG = "kosong", _("Nowhere")


class Kerusakan(models.TextChoices):
    """Why a reader does not arrive."""

    HALAMAN_HILANG = "halaman_hilang", _("The page was deleted.")
    HALAMAN_TAK_TERBIT = "tak_terbit", _("The page isn't public.")
    DOKUMEN_HILANG = "dokumen_hilang", _("The document was deleted.")
    TANPA_TUJUAN = "tanpa_tujuan", _("The link has no target.")
    SALAH_ALAMAT = "salah_alamat", _("Nothing stands at this address of our site.")
    BUKAN_ALAMAT = "bukan_alamat", _("This is no valid address.")
    TIDAK_ADA = "tidak_ada", _("The other site says that this page doesn't exist.")
    TANPA_SITUS = "tanpa_situs", _("There is no site of this name.")
    TAK_TERHUBUNG = "tak_terhubung", _("The other site could not be reached.")
    LAMBAT = "lambat", _("The other site did not answer in time.")
    TAK_AMAN = "tak_aman", _("The other site's secure connection is faulty (certificate).")
    GALAT = "galat", _("The other site has a fault of its own.")
    BERPUTAR = "berputar", _("The other site sends readers on and on.")
    TERLARANG = "terlarang", _("The address leads into a private network.")


FOR_GOOD = (Kerusakan.TIDAK_ADA, Kerusakan.BUKAN_ALAMAT, Kerusakan.TERLARANG)
"""Faults of other sites that are believed at once; the rest may pass by itself."""
