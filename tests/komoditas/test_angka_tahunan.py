"""Figures year by year: what may be joined, and what is said of the change."""

import pytest
from django.utils import translation

from komoditas.angka_tahunan import angka_wilayah, deret, ganti_metode, perubahan, ruas, uraian
from komoditas.besaran import HASIL, PRODUKSI
from komoditas.models import Produksi
from tests.factories.angka import make_angka, make_deret
from tests.factories.komoditas import make_kecamatan, make_komoditas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("situs")]


def rice() -> list[Produksi]:
    """Two methods, a gap within the second, and a year of which only the area is known."""
    padi = make_komoditas("Padi")
    make_deret(padi, {2014: 554_587, 2015: 786_040})
    make_deret(padi, {2016: 843_863}, status="dinas")
    make_deret(padi, {2019: 772_521, 2020: "806139.4", 2022: 785_111}, status="bps-ksa")
    make_angka(padi, 2023, luas_panen_ha=129_630, status="bps-ksa")
    return angka_wilayah(Produksi.objects.all())


def test_every_year_between_has_a_place_and_gaps_have_no_value() -> None:
    points = deret(rice(), PRODUKSI)

    assert [point.tahun for point in points] == list(range(2014, 2024))
    assert [point.tahun for point in points if point.nilai is None] == [2017, 2018, 2021, 2023]


def test_only_years_in_a_row_that_came_about_alike_form_one_line() -> None:
    stretches = [[point.tahun for point in stretch] for stretch in ruas(deret(rice(), PRODUKSI))]

    assert stretches == [[2014, 2015], [2016], [2019, 2020], [2022]]


def test_change_of_method_is_found_at_its_first_figure() -> None:
    assert ganti_metode(deret(rice(), PRODUKSI)) == 2019


def test_figures_of_one_method_alone_have_no_break() -> None:
    padi = make_komoditas("Padi")
    make_deret(padi, {2019: 5, 2020: 6}, status="bps-ksa")

    assert ganti_metode(deret(angka_wilayah(Produksi.objects.all()), PRODUKSI)) is None


def test_district_and_season_are_not_mixed_with_the_regency_and_the_year() -> None:
    padi, toroh = make_komoditas("Padi"), make_kecamatan("Toroh")
    make_angka(padi, 2020, produksi_ton=10)
    make_angka(padi, 2020, produksi_ton=4, musim="mt1")
    make_angka(padi, 2020, produksi_ton=3, kecamatan=toroh)
    rows = list(Produksi.objects.all())

    assert [row.produksi_ton for row in angka_wilayah(rows)] == [10]
    assert [row.produksi_ton for row in angka_wilayah(rows, toroh.pk)] == [3]
    assert [row.produksi_ton for row in angka_wilayah(rows, None, "mt1")] == [4]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "id",
            "Produksi naik 4,4 persen dari 2019 ke 2020: dari 772.521 ton menjadi 806.139 ton.",
        ),
        (
            "en",
            "Production rose by 4.4 per cent from 2019 to 2020: from 772,521 t to 806,139 t.",
        ),
    ],
)
def test_change_is_told_of_the_newest_pair_that_compares(language: str, sentence: str) -> None:
    rows = rice()

    with translation.override(language):
        assert perubahan([row for row in rows if row.tahun < 2022]) == sentence


def test_change_is_never_told_across_methods_or_gaps() -> None:
    padi = make_komoditas("Padi")
    make_deret(padi, {2016: 100, 2019: 300})
    make_deret(padi, {2017: 110, 2020: 310}, status="bps-ksa")

    assert perubahan(angka_wilayah(Produksi.objects.all())) == ""


def test_newer_figure_that_came_about_differently_is_named_as_not_compared() -> None:
    jagung = make_komoditas("Jagung")
    make_deret(jagung, {2022: 100, 2023: 90}, status="dinas")
    make_deret(jagung, {2024: 120}, status="sementara")

    with translation.override("en"):
        told = perubahan(angka_wilayah(Produksi.objects.all()))

    assert told.startswith("Production fell by 10.0 per cent from 2022 to 2023")
    assert "The figure of 2024 came about differently and is not compared: Provisional." in told


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [(100, 100, "hardly changed"), (0, 5, "was 5 t in 2021, after 0 t"), (0, 0, "was 0 t")],
)
def test_change_from_nothing_or_of_nothing_has_no_odd_share(
    before: int, after: int, part: str
) -> None:
    make_deret(make_komoditas("Padi"), {2020: before, 2021: after})

    with translation.override("en"):
        assert part in perubahan(angka_wilayah(Produksi.objects.all()))


def test_series_in_words_names_gaps_and_the_change_of_method() -> None:
    with translation.override("id"):
        told = uraian(deret(rice(), PRODUKSI), PRODUKSI)

    assert "Angka pertama: 554.587 ton (2014)." in told
    assert "Tertinggi: 843.863 ton (2016)." in told
    assert "Data tidak tersedia untuk 2017, 2018, 2021, 2023." in told
    assert "Mulai 2019" in told


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [(61.82, "61,8", "61.8"), (1234.56, "1.234,6", "1,234.6"), (5.25, "5,25", "5.25")],
)
def test_people_read_numbers_with_the_signs_of_their_language(
    value: float, indonesian: str, english: str
) -> None:
    with translation.override("id"):
        assert HASIL.tulis(value) == indonesian
    with translation.override("en"):
        assert HASIL.tulis(value) == english


def test_small_figure_is_not_rounded_to_nothing() -> None:
    with translation.override("id"):
        assert PRODUKSI.tulis(0.435) == "0,435"
        assert PRODUKSI.tulis(0) == "0"
        assert PRODUKSI.tulis(785_111.5) == "785.112"
