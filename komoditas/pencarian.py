"""The commodities that can be found: each has its address below the list."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dinas.search.registry import (
    Entri,
    Jenis,
    entri_dari,
    entri_halaman,
    follow,
    register_jenis,
)
from dinas.search.texts import running_text, with_names
from komoditas.models import Komoditas, KomoditasIndexPage

KOMODITAS = "komoditas"
register_jenis(Jenis(KOMODITAS, _("Commodity"), urutan=30, is_nama=True, saringan=KOMODITAS))
follow(Komoditas, KomoditasIndexPage)


@entri_dari.register
def entri_komoditas(page: KomoditasIndexPage) -> Iterator[Entri]:
    """Yield the list and each commodity that is public in its language."""
    yield entri_halaman(page)
    rows = Komoditas.objects.filter(live=True, locale=page.locale_id)
    elsewhere = Komoditas.objects.filter(live=True).exclude(locale=page.locale_id).order_by("pk")
    names: dict[str, list[str]] = {}
    for code, name in elsewhere.values_list("kode", "nama"):
        names.setdefault(code, []).append(name)
    for row in rows.prefetch_related("sentra").order_by("urutan", "kode"):
        districts = list(row.sentra.all())
        beside = [row.nama_latin, *(one.nama for one in districts)]
        yield Entri(
            jenis=KOMODITAS,
            alamat=f"{page.alamat}{row.kode}/",
            judul=row.nama,
            ringkasan=row.ringkasan,
            isi=with_names(running_text(row), beside),
            kode=row.kode,
            komoditas=[row.kode],
            sebutan=names.get(row.kode, ()),
            kecamatan=[one.slug for one in districts],
        )
