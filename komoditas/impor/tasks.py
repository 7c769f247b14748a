"""Work on sets of changes that the worker does, since it may take a minute."""

import datetime as dt
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from komoditas.enums import KerjaImpor, TahapImpor
from komoditas.impor.kesalahan import TidakBisaDiterapkan
from komoditas.impor.services import batalkan, periksa, terapkan
from komoditas.models.impor import ImporProduksi

PATIENCE = dt.timedelta(minutes=10)
"""After this long, work that has not ended may be started again."""


class SedangDikerjakan(TidakBisaDiterapkan):
    """The worker is busy with the set."""


def is_busy(impor: ImporProduksi) -> bool:
    """Whether the worker is at it, and still may come to an end."""
    since = impor.kerja_sejak
    return bool(impor.kerja) and since is not None and timezone.now() - since < PATIENCE


def mulai(impor: ImporProduksi, work: KerjaImpor, user: Any) -> None:
    """Give the worker something to do with a set.

    Raises:
        SedangDikerjakan: it is at it already; a second click does nothing.
    """
    with transaction.atomic():
        row = ImporProduksi.objects.select_for_update().get(pk=impor.pk)
        if is_busy(row):
            raise SedangDikerjakan(_("This is being done already."))
        total = row.perubahan.count() if work != KerjaImpor.PERIKSA else 0
        ImporProduksi.objects.filter(pk=impor.pk).update(
            kerja=work, kerja_sejak=timezone.now(), dibaca=0, jumlah_baris=total, gagal=""
        )
        transaction.on_commit(partial(kerjakan.enqueue, impor.pk, str(work), user.pk))


@task
def kerjakan(impor_pk: int, work: str, user_pk: int) -> None:
    """Do it, and say so when it cannot be done; all changes are made, or none."""
    impor = ImporProduksi.objects.filter(pk=impor_pk).first()
    if impor is None or impor.kerja != work:
        return
    user = get_user_model().objects.filter(pk=user_pk).first()
    profile = getattr(user, "wagtail_userprofile", None)
    failure = _("The work stopped because of a fault of the site. Nothing was changed; try again.")
    try:
        with override(profile.get_preferred_language() if profile else "id"):
            failure = _do(impor, work, user)
    finally:
        ImporProduksi.objects.filter(pk=impor_pk).update(kerja="", kerja_sejak=None, gagal=failure)


def _do(impor: ImporProduksi, work: str, user: Any) -> str:
    """Do it; return why it was refused, or nothing."""
    try:
        if work == KerjaImpor.TERAPKAN:
            terapkan(impor, user)
        elif work == KerjaImpor.BATALKAN:
            batalkan(impor, user)
        elif impor.tahap not in (TahapImpor.DITERAPKAN, TahapImpor.DIBATALKAN):
            periksa(impor)
    except TidakBisaDiterapkan as error:
        return str(error)
    return ""
