"""A figure is the same on the page, in every file, in documents and in the API, and comes back."""

import re

import pytest
from django.test import Client

from komoditas.models import Komoditas
from tests.dinas.api.conftest import Minta
from tests.factories.angka import isi_berkas
from tests.komoditas.conftest import import_of
from tests.statistik.pembaca import (
    angka_berkas,
    angka_tertulis,
    batang,
    halaman,
    tabel,
    teks_pdf,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def test_figures_agree_wherever_a_reader_or_a_program_meets_them(
    client: Client, minta: Minta, penuh: Komoditas
) -> None:
    whole = "?komoditas=padi"
    told = {
        one["tahun"]: one["produksi_ton"]
        for one in minta("produksi", komoditas="padi", wilayah="33.15")["data"]
    }
    assert told == {2015: 786_040, 2016: 843_863}
    page = halaman(client, f"/data/{whole}")
    in_table = {
        int(year): angka_tertulis(cells[0]) for year, cells in tabel(page).items() if year.isdigit()
    }
    drawn = {
        int(year): angka_tertulis(text)
        for year, text in batang(page, "tegak").items()
        if year.isdigit()
    }
    assert in_table == drawn == told
    for form in ("csv", "xlsx", "json"):
        assert angka_berkas(client, f"/data/unduh.{form}{whole}") == told, form
    for address in (f"/data/unduh.pdf{whole}", "/komoditas/padi/unduh.pdf"):
        text = teks_pdf(isi_berkas(client.get(address)))
        assert {"786.040", "843.863"} <= set(re.findall(r"[\d.]*\d", text)), address

    districts = f"{whole}&wilayah=kecamatan"
    (one,) = minta("produksi", komoditas="padi", wilayah="33.15.05")["data"]
    on_map = {
        label.text.strip(): label.xpath("string(./tspan)")
        for label in halaman(client, f"/data/{districts}").xpath(
            "//*[contains(@class, 'tematik')]//text[@class='nm']"
        )
    }
    assert angka_tertulis(on_map["Toroh"]) == round(one["produksi_ton"])
    assert "48239.5" in isi_berkas(client.get(f"/data/unduh.csv{districts}")).decode()

    for form in ("csv", "xlsx"):
        data = isi_berkas(client.get(f"/komoditas/padi/unduh.{form}"))
        counts = import_of(data, f"padi.{form}").ringkasan
        assert (counts["baru"], counts["berubah"], counts["sama"]) == (0, 0, 3), counts
