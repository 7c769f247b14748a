"""Fixed choices of commodities and figures."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kelompok(TextChoices):
    """Groups of commodities, as the office divides its work."""

    TANAMAN_PANGAN = "tanaman-pangan", _("Food crops")
    HORTIKULTURA = "hortikultura", _("Horticulture")
    PERKEBUNAN = "perkebunan", _("Estate crops")


class StatusAngka(TextChoices):
    """How a figure came about; figures of different methods are never drawn as one line."""

    BPS_KSA = "bps-ksa", _("BPS, area sampling frame (from 2018)")
    BPS_LAMA = "bps-lama", _("BPS, old method (before 2018)")
    BPS_SENSUS = "bps-sensus", _("BPS, census")
    DINAS = "dinas", _("Reported by the office or the regency")
    SEMENTARA = "sementara", _("Provisional")
    PERKIRAAN = "perkiraan", _("Estimate")
    SEBAGIAN = "sebagian", _("Part of the year")
    PEMBULATAN = "pembulatan", _("Rounded")
    SEKUNDER = "sekunder", _("Quoted by a third party")


class MusimTanam(TextChoices):
    """The planting season that a figure is about; most figures are about the whole year."""

    SETAHUN = "", _("whole year")
    MT1 = "mt1", "MT I"
    MT2 = "mt2", "MT II"
    MT3 = "mt3", "MT III"


class TahapImpor(TextChoices):
    """How far an import has come."""

    DIPERIKSA = "diperiksa", _("being checked")
    SIAP = "siap", _("checked")
    BERMASALAH = "bermasalah", _("has faults")
    DIAJUKAN = "diajukan", _("waits for approval")
    DITERAPKAN = "diterapkan", _("published")
    DITOLAK = "ditolak", _("sent back")
    DIBATALKAN = "dibatalkan", _("undone")


class AsalPerubahan(TextChoices):
    """Where a set of changes to figures comes from."""

    BERKAS = "berkas", _("from a file")
    TANGAN = "tangan", _("by hand")


class KerjaImpor(TextChoices):
    """What the worker is doing with an import."""

    PERIKSA = "periksa", _("The file is being checked.")
    TERAPKAN = "terapkan", _("The figures are being published.")
    BATALKAN = "batalkan", _("The figures are being put back.")
