"""Figures by hand: a writer proposes, who decides publishes at once."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from komoditas.admin import izin
from komoditas.admin.angka_form import AngkaForm
from komoditas.impor.acuan import Kunci
from komoditas.impor.kesalahan import TidakBisaDiterapkan
from komoditas.impor.perubahan import kunci_dari
from komoditas.impor.tangan import angka_untuk, terbitkan_langsung, usulan_untuk, usulkan
from komoditas.models import Produksi


def _frame(title: str) -> dict[str, Any]:
    return {
        "header_title": title,
        "header_icon": "table",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("produksi_angka:index"), "label": _("Production figures")},
            {"url": "", "label": title},
        ],
    }


def tambah(request: HttpRequest) -> HttpResponse:
    """Ask for a figure that is not there yet."""
    izin.tolak_kecuali(izin.boleh_mengusulkan(request.user))
    start = {name: request.GET.get(name, "") for name in ("komoditas", "tahun", "musim")}
    form = AngkaForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        existing = angka_untuk(form.kunci)
        if existing is None:
            return _keep(request, form.kunci, form.sesudah, again=True)
        form.say_that_it_exists(reverse("produksi_angka:ubah", args=[existing.pk]))
    return _ask(request, form, _frame(_("Add a figure")))


def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what a figure shall say instead."""
    izin.tolak_kecuali(izin.boleh_mengusulkan(request.user))
    figure = get_object_or_404(Produksi.objects.select_related("komoditas", "kecamatan"), pk=pk)
    proposal = usulan_untuk(request.user, kunci_dari(figure))
    form = AngkaForm(request.POST or None, angka=figure, usulan=proposal)
    if request.method == "POST" and form.is_valid():
        return _keep(request, kunci_dari(figure), form.sesudah)
    context = {"angka": figure, "usulan": proposal, **_frame(_title(figure))}
    return _ask(request, form, context)


def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a figure away, or propose it."""
    izin.tolak_kecuali(izin.boleh_mengusulkan(request.user))
    figure = get_object_or_404(Produksi.objects.select_related("komoditas", "kecamatan"), pk=pk)
    if request.method == "POST":
        return _keep(request, kunci_dari(figure), None)
    context = {
        "angka": figure,
        "may_decide": izin.boleh_memutuskan(request.user),
        **_frame(_("Remove a figure")),
        "judul": _title(figure),
    }
    return render(request, "komoditas/admin/hapus_angka.html", context)


def _ask(request: HttpRequest, form: AngkaForm, context: Mapping[str, Any]) -> HttpResponse:
    may_decide = izin.boleh_memutuskan(request.user)
    return render(
        request,
        "komoditas/admin/angka_form.html",
        {**context, "form": form, "may_decide": may_decide},
        status=422 if form.errors else 200,
    )


def _keep(
    request: HttpRequest, key: Kunci, after: Mapping[str, Any] | None, *, again: bool = False
) -> HttpResponse:
    """Publish a change, or put it among this person's proposals; then say what was done."""
    if not izin.boleh_memutuskan(request.user):
        gathered = usulkan(request.user, key, after)
        if gathered is None:
            messages.info(request, _("That is what the public figure says already."))
        else:
            messages.success(
                request,
                _("Noted. It becomes public when you submit it and a moderator approves."),
            )
    else:
        try:
            is_changed = terbitkan_langsung(request.user, key, after)
        except TidakBisaDiterapkan as refusal:
            messages.error(request, str(refusal))
        else:
            done = _("Published.") if is_changed else _("Nothing has changed.")
            messages.success(request, done)
    if again and "lagi" in request.POST:
        return redirect(f"{reverse('produksi_angka:tambah')}?{AngkaForm.query_of(key)}")
    return redirect("produksi_angka:index")


def _title(figure: Produksi) -> str:
    area = figure.kecamatan or _("the whole regency")
    season = figure.get_musim_display() if figure.musim else ""
    return ", ".join(filter(None, (figure.komoditas.nama, str(area), str(figure.tahun), season)))
