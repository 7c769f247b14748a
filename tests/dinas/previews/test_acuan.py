"""Categories, kinds and districts are seen beside their form as readers will see them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from berita.models import KategoriBerita
from kegiatan.models import JenisKegiatan
from komoditas.models import Kecamatan, Komoditas
from tests.factories.berita import make_berita, make_kategori
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

FORMS: dict[type[Any], dict[str, Any]] = {
    KategoriBerita: {"nama": "Nama yang diketik", "kode": "", "urutan": 5},
    JenisKegiatan: {"nama": "Nama yang diketik", "kode": "", "urutan": 5, "tanda": "h"},
    Kecamatan: {
        "nama": "Nama yang diketik", "slug": "nama-baru", "kode": "33.15.77", "jumlah_desa": 3,
        "jumlah_kelurahan": 0, "lintang": "-7.1", "bujur": "110.9",
    },
}  # fmt: skip


def _url(model: type[Any], name: str, *arguments: Any) -> str:
    meta: Any = model._meta
    return reverse(f"wagtailsnippets_{meta.app_label}_{meta.model_name}:{name}", args=arguments)


def _existing(model: type[Any], situs: Situs) -> Any:
    if model is KategoriBerita:
        make_berita(situs.id, title="Panen raya", kategori=make_kategori("Penyuluhan"))
        return make_kategori("Penyuluhan")
    if model is JenisKegiatan:
        return make_kegiatan(situs.id, mulai=wib(2026, 12, 1, 8)).jenis
    return make_kecamatan()


@pytest.mark.parametrize("mode", ["", "gelap"])
@pytest.mark.parametrize("model", FORMS, ids=lambda model: model.__name__)
def test_row_is_seen_with_what_stands_in_its_form_in_both_schemes(
    model: type[Any], mode: str, admin_client: Client, situs: Situs
) -> None:
    row = _existing(model, situs)
    for url in (_url(model, "preview_on_edit", row.pk), _url(model, "preview_on_add")):
        assert admin_client.post(url, FORMS[model]).json()["is_valid"], url
        answer = admin_client.get(url, {"mode": mode, "in_preview_panel": "true"})
        assert answer.status_code == 200
        assert "Nama yang diketik" in answer.text
        assert f'data-scheme="{"dark" if mode else "light"}"' in answer.text
    row.refresh_from_db()
    assert row.nama != "Nama yang diketik"


@pytest.mark.parametrize("model", [KategoriBerita, JenisKegiatan], ids=lambda one: one.__name__)
def test_row_is_seen_where_nothing_was_published_yet(
    model: type[Any], admin_client: Client, situs: Situs
) -> None:
    url = _url(model, "preview_on_add")
    assert admin_client.post(url, FORMS[model]).json()["is_valid"]
    assert "Nama yang diketik" in admin_client.get(url).text


def test_taken_address_is_refused_at_its_field_in_words(admin_client: Client, situs: Situs) -> None:
    make_kategori("Penyuluhan")
    data = {"nama": "Penyuluhan", "kode": "penyuluhan", "urutan": 5}
    response = admin_client.post(_url(KategoriBerita, "add"), data)
    assert response.status_code == 200
    [words] = response.context["form"].errors["kode"]
    assert words.startswith("Alamat ini sudah dipakai.")


def test_address_is_made_from_the_name_where_none_is_written(
    admin_client: Client, situs: Situs
) -> None:
    data = {"nama": "Jum’at Bersih & Sehat", "kode": "", "urutan": 5}
    assert admin_client.post(_url(KategoriBerita, "add"), data).status_code == 302
    assert KategoriBerita.objects.get(nama=data["nama"]).kode == "jumat-bersih-sehat"


@pytest.mark.parametrize("model", [KategoriBerita, Komoditas], ids=lambda one: one.__name__)
def test_correcting_a_name_leaves_the_address_alone(
    model: type[Any], admin_client: Client, situs: Situs
) -> None:
    row = make_kategori("Umum") if model is KategoriBerita else make_komoditas()
    for url, follows in ((_url(model, "add"), True), (_url(model, "edit", row.pk), False)):
        widget = admin_client.get(url).context["form"].fields["nama"].widget
        assert ("w-sync#apply" in widget.attrs.get("data-action", "")) is follows
