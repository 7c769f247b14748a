"""The index follows what is public."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from dinas.images.models import CustomDocument
from dinas.search.indexing import index_pages, is_outdated
from dinas.search.models import EntriCari
from dinas.search.tasks import perbarui_indeks
from halaman.models import HalamanPage
from tests.factories.angka import make_angka
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs
from tests.factories.statistik import make_halaman_data

pytestmark = [pytest.mark.django_db, pytest.mark.followed]

Komit = Callable[..., AbstractContextManager[Any]]


def alamat(kata: str) -> set[str]:
    return set(EntriCari.objects.filter(judul__contains=kata).values_list("alamat", flat=True))


@pytest.fixture
def komit(django_capture_on_commit_callbacks: Any) -> Komit:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_published_article_is_found_and_unpublished_is_not(situs: Situs, komit: Komit) -> None:
    with komit():
        page = make_berita(situs.id, title="Baru", slug="baru", live=False)
    assert alamat("Baru") == set()

    with komit():
        page.save_revision().publish()
    assert alamat("Baru") == {"/berita/baru/"}

    with komit():
        page.refresh_from_db()
        page.unpublish()
    assert alamat("Baru") == set()


def test_draft_of_a_public_page_is_not_found(situs: Situs, komit: Komit) -> None:
    with komit():
        page = make_berita(situs.id, title="Lama", slug="lama")
    with komit():
        page.title = "Rahasia"
        page.save_revision()

    assert alamat("Rahasia") == set()
    assert alamat("Lama") == {"/berita/lama/"}


def test_private_page_leaves_with_all_below_it_and_comes_back(situs: Situs, komit: Komit) -> None:
    with komit():
        above = HalamanPage(title="Ruang", slug="ruang", locale=situs.id.locale)
        situs.id.home.add_child(instance=above)
        above.add_child(
            instance=HalamanPage(title="Ruang dalam", slug="dalam", locale=above.locale)
        )
    assert alamat("Ruang") == {"/ruang/", "/ruang/dalam/"}

    with komit():
        lock = PageViewRestriction.objects.create(page=above, restriction_type="login")
    assert alamat("Ruang") == set()

    with komit():
        lock.delete()
    assert alamat("Ruang") == {"/ruang/", "/ruang/dalam/"}


def test_renamed_and_moved_pages_take_those_below_along(situs: Situs, komit: Komit) -> None:
    with komit():
        one, two = (
            situs.id.home.add_child(
                instance=HalamanPage(title=name, slug=name.lower(), locale=situs.id.locale)
            )
            for name in ("Satu", "Dua")
        )
        one.add_child(instance=HalamanPage(title="Bawah", slug="bawah", locale=one.locale))
    with komit():
        one.slug = "uno"
        one.save_revision().publish()
    assert alamat("Bawah") == {"/uno/bawah/"}

    with komit():
        one.move(two, pos="last-child")
    assert alamat("Bawah") == {"/dua/uno/bawah/"}


def test_deleted_page_is_gone(situs: Situs, komit: Komit) -> None:
    with komit():
        page = make_berita(situs.id, title="Hilang")
    with komit():
        page.delete()

    assert alamat("Hilang") == set()


def test_commodity_and_its_data_follow_its_name(situs: Situs, komit: Komit) -> None:
    make_halaman_data(situs)
    with komit():
        row = make_komoditas("Kedelai", "Soybean")
        make_angka(row, 2024, produksi_ton=5)
        row.save()
    assert "/komoditas/kedelai/" in alamat("Kedelai")
    assert "/data/katalog/produksi-kedelai/" in set(
        EntriCari.objects.values_list("alamat", flat=True)
    )
    assert "/en/komoditas/kedelai/" in alamat("Soybean")

    with komit():
        row.unpublish()
    assert "/komoditas/kedelai/" not in alamat("Kedelai")


def test_district_is_found_in_both_languages(situs: Situs, komit: Komit) -> None:
    with komit():
        make_kecamatan("Gabus")

    assert alamat("Gabus") == {"/peta/gabus/", "/en/peta/gabus/"}


def test_file_is_found_while_a_public_page_offers_it(
    client: Client, situs: Situs, komit: Komit
) -> None:
    document = CustomDocument.objects.create(
        title="Formulir pupuk", file=ContentFile(b"x", "formulir.pdf")
    )
    offered = [{"type": "berkas", "value": {"dokumen": document.pk, "judul": ""}}]
    linked = f'<p><a linktype="document" id="{document.pk}">Formulir</a></p>'
    with komit():
        one = make_berita(situs.id, title="Satu", lampiran=offered)
        make_berita(situs.id, title="Dua", isi=[{"type": "paragraf", "value": linked}])

    def found() -> list[str]:
        page = client.get("/cari/", {"q": "formulir pupuk", "jenis": "lampiran"})
        return [row.alamat for row in page.context.get("hasil") or []]

    def shown() -> list[tuple[str, str]]:
        page = client.get("/cari/", {"q": "formulir pupuk"})
        return [place for row in page.context["hasil"] for place in row.pada]

    assert found() == [document.url]
    assert {title for title, _address in shown()} == {"Satu", "Dua"}
    with komit():
        one.unpublish()
    assert found() == [document.url]
    assert [title for title, _address in shown()] == ["Dua"]
    with komit():
        place = Collection.get_first_root_node().add_child(name="Dalam")
        CollectionViewRestriction.objects.create(collection=place, restriction_type="login")
        document.collection = place
        document.save()
    assert found() == []


def test_command_writes_the_index_anew(situs: Situs, capsys: pytest.CaptureFixture[str]) -> None:
    page = make_berita(situs.id, title="Awal", slug="awal")
    call_command("index_cari")
    type(page).objects.filter(pk=page.pk).update(live=False)
    call_command("index_cari")

    assert alamat("Awal") == set()
    assert "entries written" in capsys.readouterr().out


def test_index_of_another_form_is_written_anew_and_one_that_fits_is_left(
    situs: Situs, komit: Komit, capsys: pytest.CaptureFixture[str]
) -> None:
    with komit():
        make_berita(situs.id, title="Lama", slug="lama")
    kept = set(EntriCari.objects.values_list("pk", flat=True))

    call_command("index_cari", if_outdated=True)
    perbarui_indeks.call()
    assert set(EntriCari.objects.values_list("pk", flat=True)) == kept

    EntriCari.objects.filter(judul="Lama").update(kata_judul="usang", bentuk=None)
    assert is_outdated()
    perbarui_indeks.call()
    assert not is_outdated()
    assert "lama" in EntriCari.objects.get(judul="Lama").kata_judul


def test_articles_indexed_together_keep_their_own_crops_districts_and_topics(
    situs: Situs, django_assert_max_num_queries: Any
) -> None:
    padi, jagung = make_komoditas("Padi", "Rice"), make_komoditas("Jagung", "Maize")
    toroh, gabus = make_kecamatan("Toroh"), make_kecamatan("Gabus")
    both = {"komoditas": [padi, jagung], "kecamatan": [toroh, gabus]}
    pages = [
        make_berita(situs.id, title="Satu", komoditas=[padi], kecamatan=[toroh], tags=["hama"]),
        make_berita(situs.id, title="Dua", komoditas=[jagung], kecamatan=[gabus], tags=["panen"]),
        make_berita(situs.en, title="Three", **both),
        *(make_berita(situs.id, title=f"Lain {number}", **both) for number in range(10)),
    ]

    with django_assert_max_num_queries(30):
        index_pages([page.pk for page in pages])

    found = {
        row.judul: (row.isi.rpartition("\f")[2].split(", "), row.komoditas, row.kecamatan)
        for row in EntriCari.objects.filter(jenis="berita")
    }
    assert found["Satu"] == (["Padi", "Toroh", "hama"], " padi ", " toroh ")
    assert found["Dua"] == (["Jagung", "Gabus", "panen"], " jagung ", " gabus ")
    assert sorted(found["Three"][0]) == ["Gabus", "Maize", "Rice", "Toroh"]
    assert found["Three"][1:] == (" jagung padi ", " gabus toroh ")


def test_file_stays_found_when_the_page_it_was_found_by_is_deleted(
    client: Client, situs: Situs, komit: Komit
) -> None:
    document = CustomDocument.objects.create(
        title="Daftar harga", file=ContentFile(b"x", "harga.pdf")
    )
    offered = [{"type": "berkas", "value": {"dokumen": document.pk, "judul": ""}}]
    with komit():
        pages = [
            make_berita(situs.id, title=title, lampiran=offered, tanggal=day)
            for title, day in (("Satu", "2026-01-02"), ("Dua", "2026-01-01"))
        ]
    asked = {"q": "daftar harga dua"}
    assert len(client.get("/cari/", asked).context["hasil"]) == 1

    with komit():
        pages[0].delete()

    (row,) = client.get("/cari/", asked).context["hasil"]
    assert row.alamat == document.url
    assert [title for title, _address in row.pada] == ["Dua"]
