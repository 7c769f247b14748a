"""The tree: home and index pages in both languages, and the order in which all is built."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from berita.models import BeritaIndexPage
from dinas.accounts.roles import setup_roles
from dinas.core.models import BasePage, KontakSetting
from dinas.demo.builders.acuan import (
    buat_jenis,
    buat_kategori,
    buat_kecamatan,
    buat_komoditas,
    buat_produksi,
)
from dinas.demo.builders.akun import buat_akun
from dinas.demo.builders.beranda import isi_beranda, terjemahan_beranda
from dinas.demo.builders.berita import buat_berita
from dinas.demo.builders.formulir import buat_formulir
from dinas.demo.builders.galeri import buat_galeri
from dinas.demo.builders.gambar import buat_gambar
from dinas.demo.builders.halaman import buat_halaman
from dinas.demo.builders.kegiatan import buat_kegiatan
from dinas.demo.builders.pencarian import buat_sinonim
from dinas.demo.builders.statistik import buat_statistik
from dinas.demo.builders.sumber import baca_json
from dinas.demo.builders.terjemahan import Kamus, terjemahkan
from galeri.models import GaleriPage
from home.models import HomePage
from kegiatan.models import KegiatanIndexPage
from komoditas.models import KomoditasIndexPage
from peta.models import PetaPage

INDEKS: tuple[tuple[type[BasePage], str, tuple[str, str], tuple[str, str]], ...] = (
    (BeritaIndexPage, "berita", ("Berita", "News"), (
        "Kabar dari kantor dinas, penyuluh, dan kelompok tani di 19 kecamatan.",
        "News from the office, extension workers and farmer groups in 19 districts.")),
    (KegiatanIndexPage, "kegiatan", ("Kegiatan", "Events"), (
        "Gerakan tanam, pelatihan, pasar tani, dan rapat yang terbuka bagi petani dan umum.",
        "Planting drives, training, markets and meetings open to farmers and the public.")),
    (KomoditasIndexPage, "komoditas", ("Komoditas", "Commodities"), (
        "Delapan komoditas unggulan dan kalender tanamnya.",
        "Eight leading commodities and their planting calendar.")),
    (PetaPage, "peta", ("Peta", "Map"), (
        "Kecamatan sentra tiap komoditas dan BPP yang melayaninya.",
        "The growing centres of each commodity and the extension centres that serve them.")),
    (GaleriPage, "galeri", ("Galeri", "Gallery"), (
        "Video penyuluhan dan foto kegiatan.",
        "Extension videos and photographs of events.")),
)  # fmt: skip


def bangun(say: Callable[[str], None]) -> None:
    """Build the whole sample site; the caller holds the transaction.

    Args:
        say: tells the person at the terminal about a step.
    """
    # Wagtail logs each page that is published; here the steps say enough.
    logging.getLogger("wagtail").setLevel(logging.WARNING)
    locale, _made = Locale.objects.get_or_create(language_code="id")
    Locale.objects.get_or_create(language_code="en")
    Page.objects.filter(depth=2).delete()
    say("- home page, menu and contact facts")
    home = _home(locale)
    site = Site.objects.create(
        hostname="localhost",
        port=80,
        root_page=home,
        is_default_site=True,
        site_name="Dinas Pertanian Kabupaten Grobogan",
    )
    _kontak(site)
    indexes = {slug: _index(home, *row) for row in INDEKS for slug in [row[1]]}
    say("- illustrations")
    images = buat_gambar()
    say("- districts, commodities and production figures")
    kecamatan = buat_kecamatan()
    commodities = buat_komoditas(locale, images, kecamatan)
    buat_produksi(commodities, kecamatan)
    say("- statistics and planting calendar")
    pages: dict[str, BasePage] = {**buat_statistik(home)}
    say("- ordinary pages")
    pages.update(buat_halaman(home))
    buat_formulir(pages["layanan"])
    say("- news")
    categories = buat_kategori(locale)
    buat_berita(indexes["berita"], images, categories, commodities, kecamatan)
    say("- events")
    buat_kegiatan(indexes["kegiatan"], buat_jenis(locale), commodities, kecamatan)
    say("- gallery")
    buat_galeri(indexes["galeri"], images)
    say("- sections, services and footer of the home page")
    words = isi_beranda(home, pages)
    home.save_revision().publish()
    terjemahkan(home, words)
    buat_sinonim()
    say("- roles")
    setup_roles()
    if settings.DEMO_ACCOUNTS:
        buat_akun(say)


def _home(locale: Locale) -> HomePage:
    words = terjemahan_beranda()
    home = HomePage(
        locale=locale, title="Dinas Pertanian Kabupaten Grobogan", slug="beranda", live=False
    )
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    terjemahkan(home, words)
    return home


def _index(
    home: HomePage,
    model: type[BasePage],
    slug: str,
    titles: tuple[str, str],
    summaries: tuple[str, str],
) -> Any:
    words = Kamus()
    page = model(
        locale=home.locale,
        title=words(*titles),
        slug=slug,
        ringkasan=words(*summaries),
        show_in_menus=True,
        live=False,
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    terjemahkan(page, words)
    return page


def _kontak(site: Site) -> None:
    office = baca_json("kantor.json")
    address = office["alamat"]
    KontakSetting.objects.create(
        site=site,
        jalan=address["jalan"],
        kelurahan=address["kelurahan"],
        kecamatan=address["kecamatan"],
        kabupaten=address["kabupaten"],
        provinsi=address["provinsi"],
        kode_pos=address["kode_pos"],
        telepon=office["telepon"]["nomor"],
        lintang=office["koordinat"]["lat"],
        bujur=office["koordinat"]["lon"],
        terkonfirmasi=False,
        **{row["jenis"]: row["url"] for row in office["media_sosial"]},
    )
