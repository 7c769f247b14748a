"""Who may do what with figures and their changes."""

from typing import Any

from django.core.exceptions import PermissionDenied

from komoditas.enums import TahapImpor
from komoditas.impor.services import APPROVE
from komoditas.impor.tasks import is_busy
from komoditas.models import ImporProduksi

PROPOSE = "komoditas.add_imporproduksi"
"""The right to propose changes of figures, by a file or by hand."""

_CHANGEABLE = {
    TahapImpor.DIPERIKSA,
    TahapImpor.SIAP,
    TahapImpor.BERMASALAH,
    TahapImpor.DITOLAK,
}
_WITHOUT_EFFECT = {*_CHANGEABLE, TahapImpor.DIAJUKAN}


def boleh_mengusulkan(user: Any) -> bool:
    """Whether the person works with figures at all."""
    return bool(user.has_perm(PROPOSE) or user.has_perm(APPROVE))


def boleh_memutuskan(user: Any) -> bool:
    """Whether the person decides what becomes public, and may take it back."""
    return bool(user.has_perm(APPROVE))


def boleh_mengubah(user: Any, impor: ImporProduksi) -> bool:
    """Whether the person may work on a set: its maker until it is submitted, or who decides."""
    if is_busy(impor) or not boleh_mengusulkan(user):
        return False
    if boleh_memutuskan(user):
        return impor.tahap in _WITHOUT_EFFECT
    return impor.oleh_id == user.pk and impor.tahap in _CHANGEABLE


def tolak_kecuali(condition: bool) -> None:
    """Refuse the request unless the condition holds.

    Raises:
        PermissionDenied: it doesn't.
    """
    if not condition:
        raise PermissionDenied
