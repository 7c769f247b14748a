"""Changes by hand: a writer's are gathered and wait for approval, a moderator's are public at once.

Both are sets of changes like those from files: shown, logged and undone in the same way.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from dinas.core.bahasa import SOURCE
from komoditas.enums import AsalPerubahan, TahapImpor
from komoditas.impor.acuan import Kunci
from komoditas.impor.perubahan import isi, kunci_dari
from komoditas.impor.services import terapkan
from komoditas.models.impor import ImporProduksi, PerubahanProduksi
from komoditas.models.produksi import Produksi

OPEN = (TahapImpor.SIAP, TahapImpor.DITOLAK)
"""The stages in which a set can still be added to."""


def set_terbuka(user: Any) -> ImporProduksi | None:
    """Return the set that gathers this person's changes by hand, if there is one."""
    sets = ImporProduksi.objects.filter(asal=AsalPerubahan.TANGAN, tahap__in=OPEN, oleh_id=user.pk)
    return sets.order_by("pk").first()


def angka_untuk(key: Kunci) -> Produksi | None:
    """Return the public figure about this, if there is one."""
    return Produksi.objects.filter(**key._asdict()).first()


def usulan_untuk(user: Any, key: Kunci) -> PerubahanProduksi | None:
    """Return this person's own change of a figure that has not been submitted yet."""
    gathered = set_terbuka(user)
    if gathered is None:
        return None
    return gathered.perubahan.filter(**key._asdict()).first()


@transaction.atomic
def usulkan(user: Any, key: Kunci, after: Mapping[str, Any] | None) -> ImporProduksi | None:
    """Put a change into the person's set; nothing is public yet.

    Args:
        after: what the figure will say, as `tersimpan` writes it; None takes it away.

    Returns:
        The set; None when nothing is left in it to change.
    """
    gathered = set_terbuka(user) or _new_set(user)
    row = angka_untuk(key)
    before = isi(row) if row else None
    gathered.perubahan.filter(**key._asdict()).delete()
    if before != after:
        _add(gathered, key, before, after)
    return rapikan(gathered)


@transaction.atomic
def terbitkan_langsung(user: Any, key: Kunci, after: Mapping[str, Any] | None) -> bool:
    """Change a public figure at once; return whether anything changed.

    Raises:
        TidakBisaDiterapkan: somebody else changed it in the same moment.
    """
    row = angka_untuk(key)
    before = isi(row) if row else None
    if before == after:
        return False
    own = _new_set(user)
    _add(own, key, before, after)
    rapikan(own)
    terapkan(own, user)
    return True


@transaction.atomic
def keluarkan(change: PerubahanProduksi) -> ImporProduksi | None:
    """Take a change out of its set; return the set, or None when that was the last."""
    gathered = change.impor
    change.delete()
    return rapikan(gathered)


@transaction.atomic
def bandingkan_lagi(gathered: ImporProduksi) -> ImporProduksi | None:
    """Compare a set with the figures of now; return it if anything is left to change."""
    for change in gathered.perubahan.all():
        row = angka_untuk(kunci_dari(change))
        change.sebelum = isi(row) if row else None
        if change.sebelum == change.sesudah:
            change.delete()
        else:
            change.save(update_fields=["sebelum"])
    gathered.gagal = ""
    gathered.save(update_fields=["gagal"])
    return rapikan(gathered)


def rapikan(gathered: ImporProduksi) -> ImporProduksi | None:
    """Bring a set's name and counts in step with its changes; an empty one is thrown away."""
    changes = list(gathered.perubahan.select_related("komoditas", "kecamatan"))
    if not changes:
        gathered.delete()
        return None
    with override(SOURCE):
        name = str(changes[0])
        if len(changes) > 1:
            name = _("%(figure)s and %(count)d others") % {
                "figure": name,
                "count": len(changes) - 1,
            }
    kinds = [change.jenis for change in changes]
    gathered.nama_berkas = name[:255]
    gathered.ringkasan = {kind: kinds.count(kind) for kind in ("baru", "berubah", "hapus")}
    gathered.save(update_fields=["nama_berkas", "ringkasan"])
    return gathered


def _new_set(user: Any) -> ImporProduksi:
    return ImporProduksi.objects.create(asal=AsalPerubahan.TANGAN, tahap=TahapImpor.SIAP, oleh=user)


def _add(gathered: ImporProduksi, key: Kunci, before: Any, after: Any) -> None:
    last = gathered.perubahan.order_by("baris").last()
    PerubahanProduksi.objects.create(
        impor=gathered,
        baris=last.baris + 1 if last else 1,
        **key._asdict(),
        sebelum=before,
        sesudah=dict(after) if after is not None else None,
    )
