"""Fixed choices of events."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Keadaan(TextChoices):
    """Whether an event takes place as announced; shown in words."""

    TERJADWAL = "terjadwal", _("Scheduled")
    DIUBAH = "diubah", _("Schedule changed")
    DITUNDA = "ditunda", _("Postponed")
    BATAL = "batal", _("Cancelled")


class Ulang(TextChoices):
    """How an event repeats. Never a free rule: these are all that the office needs."""

    TIDAK = "tidak", _("Does not repeat")
    MINGGUAN = "mingguan", _("Every week")
    DUA_MINGGUAN = "dua-mingguan", _("Every two weeks")
    BULANAN_TANGGAL = "bulanan-tanggal", _("Every month on the same date")
    BULANAN_HARI = "bulanan-hari", _("Every month on the same weekday, such as the second Friday")
    TAHUNAN = "tahunan", _("Every year")


class Tindakan(TextChoices):
    """What happens to one date of a repeating event."""

    DITIADAKAN = "ditiadakan", _("Does not take place")
    DIPINDAH = "dipindah", _("Moved to another time")


class Tanda(TextChoices):
    """The mark in the calendar; its shape differs as well as its colour."""

    TANAM = "p", _("Leaf: planting")
    LATIHAN = "l", _("Circle: training and briefing")
    PANEN = "h", _("Diamond: harvest and market")
    RAPAT = "r", _("Square: meeting")
