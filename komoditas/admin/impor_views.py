"""The screens of sets of changes: choose a file, look at what it does, decide."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from komoditas.admin import izin, rincian
from komoditas.admin.formulir import AjukanForm, KembalikanForm, KolomForm, UnggahForm
from komoditas.enums import KerjaImpor, TahapImpor
from komoditas.impor.kesalahan import TidakBisaDiterapkan
from komoditas.impor.services import ajukan, kemajuan, kembalikan, tarik
from komoditas.impor.tangan import bandingkan_lagi, keluarkan
from komoditas.impor.tasks import is_busy, mulai
from komoditas.models import ImporProduksi, PerubahanProduksi


def _found(request: HttpRequest, pk: int) -> ImporProduksi:
    """Find a set for somebody who works with figures.

    Raises:
        PermissionDenied: this person doesn't.
    """
    izin.tolak_kecuali(izin.boleh_mengusulkan(request.user))
    sets = ImporProduksi.objects.select_related("oleh", "diputuskan_oleh", "komoditas")
    return get_object_or_404(sets, pk=pk)


def _frame(title: str, *, is_list_above: bool = True) -> dict[str, Any]:
    """Return the header that all these screens have."""
    above = [{"url": reverse("produksi_impor:index"), "label": _("Imports and proposals")}]
    return {
        "header_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            *(above if is_list_above else []),
            {"url": "", "label": title},
        ],
    }


def baru(request: HttpRequest) -> HttpResponse:
    """Take a file in and let the worker look at it."""
    izin.tolak_kecuali(izin.boleh_mengusulkan(request.user))
    form = UnggahForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        impor = form.save_for(request.user)
        mulai(impor, KerjaImpor.PERIKSA, request.user)
        return redirect("produksi_impor:rinci", pk=impor.pk)
    context = {"form": form, **_frame(_("Import production figures"))}
    status = 422 if form.errors else 200
    return render(request, "komoditas/admin/unggah.html", context, status=status)


@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a set: how far it is, what it changes, what is wrong, what can be done."""
    return _show(request, _found(request, pk))


def _show(
    request: HttpRequest,
    impor: ImporProduksi,
    *,
    kolom_form: KolomForm | None = None,
    kembalikan_form: KembalikanForm | None = None,
) -> HttpResponse:
    changes, kind = rincian.halaman_ubahan(impor, request)
    done, total = kemajuan(impor)
    may_change = izin.boleh_mengubah(request.user, impor)
    if kolom_form is None and may_change and impor.ringkasan.get("kolom"):
        kolom_form = KolomForm(instance=impor)
    invalid = [form for form in (kolom_form, kembalikan_form) if form and form.errors]
    context = {
        "impor": impor,
        "is_busy": is_busy(impor),
        "is_stuck": bool(impor.kerja) and not is_busy(impor),
        "selesai": done,
        "jumlah": total,
        "may_change": may_change,
        "may_decide": izin.boleh_memutuskan(request.user),
        "is_mine": impor.oleh_id == request.user.pk,
        "perubahan": changes,
        "jenis": kind,
        "masalah": rincian.halaman_masalah(impor, request),
        "fakta": rincian.tentang_berkas(impor),
        "kolom_form": kolom_form,
        "ajukan_form": AjukanForm(initial={"pesan": impor.pesan}),
        "kembalikan_form": kembalikan_form or KembalikanForm(),
        "riwayat": rincian.riwayat(impor),
        **_frame(impor.nama_berkas),
    }
    status = 422 if invalid else 200
    return render(request, "komoditas/admin/rinci.html", context, status=status)


@require_safe
def kemajuan_kerja(request: HttpRequest, pk: int) -> JsonResponse:
    """Tell the script of the progress bar how far the worker is."""
    impor = _found(request, pk)
    done, total = kemajuan(impor)
    return JsonResponse({"sibuk": is_busy(impor), "selesai": min(done, total), "jumlah": total})


@require_safe
def berkas(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give the file back, as it was chosen."""
    impor = _found(request, pk)
    if not impor.berkas:
        return redirect("produksi_impor:rinci", pk=pk)
    response = FileResponse(
        impor.berkas.open("rb"),
        as_attachment=True,
        filename=impor.nama_berkas,
        content_type="application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def kolom(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep which column holds what, and look at the file again."""
    impor = _found(request, pk)
    izin.tolak_kecuali(izin.boleh_mengubah(request.user, impor))
    form = KolomForm(request.POST, instance=impor)
    if not form.is_valid():
        return _show(request, _found(request, pk), kolom_form=form)
    return _start(request, form.save(), KerjaImpor.PERIKSA)


@require_POST
def periksa_lagi(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare with the figures of now, after they have changed."""
    impor = _found(request, pk)
    izin.tolak_kecuali(izin.boleh_mengubah(request.user, impor))
    if impor.is_dari_berkas:
        return _start(request, impor, KerjaImpor.PERIKSA)
    if bandingkan_lagi(impor) is None:
        messages.info(request, _("Nothing is left to change: the figures are so already."))
        return redirect("produksi_impor:index")
    return redirect("produksi_impor:rinci", pk=pk)


def _start(request: HttpRequest, impor: ImporProduksi, work: KerjaImpor) -> HttpResponse:
    return _try(request, impor, lambda: mulai(impor, work, request.user), "")


def _try(
    request: HttpRequest, impor: ImporProduksi, act: Callable[[], Any], success: str
) -> HttpResponse:
    """Do something, say how it went, and go back to the set."""
    try:
        act()
    except TidakBisaDiterapkan as refusal:
        messages.error(request, str(refusal))
    else:
        if success:
            messages.success(request, success)
    return redirect("produksi_impor:rinci", pk=impor.pk)


@require_POST
def ajukan_set(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a set to the moderators."""
    impor = _found(request, pk)
    izin.tolak_kecuali(izin.boleh_mengubah(request.user, impor))
    form = AjukanForm(request.POST)
    words = form.cleaned_data["pesan"] if form.is_valid() else ""
    return _try(
        request,
        impor,
        lambda: ajukan(impor, request.user, words),
        _("Submitted. You will get an e-mail when a moderator has decided."),
    )


@require_POST
def tarik_set(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a set back from the moderators."""
    impor = _found(request, pk)
    izin.tolak_kecuali(impor.oleh_id == request.user.pk and not is_busy(impor))
    return _try(request, impor, lambda: tarik(impor, request.user), _("You can change it again."))


@require_POST
def setujui(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a set: all of it, or nothing."""
    izin.tolak_kecuali(izin.boleh_memutuskan(request.user))
    impor = _found(request, pk)
    is_own = impor.tahap == TahapImpor.SIAP and impor.oleh_id == request.user.pk
    if not is_own and impor.tahap != TahapImpor.DIAJUKAN:
        messages.info(request, _("This import is not waiting for approval."))
        return redirect("produksi_impor:rinci", pk=pk)
    return _start(request, impor, KerjaImpor.TERAPKAN)


@require_POST
def kembalikan_set(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a set back to its maker, with a reason."""
    izin.tolak_kecuali(izin.boleh_memutuskan(request.user))
    impor = _found(request, pk)
    form = KembalikanForm(request.POST)
    if not form.is_valid():
        return _show(request, impor, kembalikan_form=form)
    reason = form.cleaned_data["alasan"]
    return _try(
        request, impor, lambda: kembalikan(impor, request.user, reason), _("It was sent back.")
    )


def batalkan_set(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then put back what a set has changed."""
    izin.tolak_kecuali(izin.boleh_memutuskan(request.user))
    impor = _found(request, pk)
    if impor.tahap != TahapImpor.DITERAPKAN:
        messages.info(request, _("Only a published import can be undone."))
        return redirect("produksi_impor:rinci", pk=pk)
    if request.method == "POST":
        return _start(request, impor, KerjaImpor.BATALKAN)
    context = {
        "impor": impor,
        "jumlah": impor.perubahan.count(),
        **_frame(_("Put the figures back")),
    }
    return render(request, "komoditas/admin/batalkan.html", context)


def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then throw a set away that has changed nothing."""
    impor = _found(request, pk)
    izin.tolak_kecuali(izin.boleh_mengubah(request.user, impor))
    if request.method == "POST":
        name = impor.nama_berkas
        if impor.berkas:
            impor.berkas.delete(save=False)
        impor.delete()
        messages.success(request, _("“%(name)s” was thrown away.") % {"name": name})
        return redirect("produksi_impor:index")
    context = {"impor": impor, **_frame(_("Throw away"))}
    return render(request, "komoditas/admin/hapus.html", context)


@require_POST
def keluarkan_perubahan(request: HttpRequest, pk: int, change_pk: int) -> HttpResponse:
    """Take one change out of a set made by hand."""
    impor = _found(request, pk)
    izin.tolak_kecuali(izin.boleh_mengubah(request.user, impor) and not impor.is_dari_berkas)
    change = get_object_or_404(PerubahanProduksi, pk=change_pk, impor=impor)
    if keluarkan(change) is None:
        messages.info(request, _("Nothing is left to change in it."))
        return redirect("produksi_impor:index")
    return redirect("produksi_impor:rinci", pk=pk)
