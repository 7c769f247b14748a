"""What readers see on the map: its layers, in colour and in words."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from peta.lapisan import langkah
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def colour(html: str, district: str) -> str:
    """The class of a district in the drawing."""
    (found,) = re.findall(rf'<path class="([^"]*)"[^>]*/><title>{district}</title>', html)
    return found.strip()


def row(html: str, district: str) -> list[str]:
    """The cells of a district in the table."""
    table = html[html.index("<tbody") : html.index("</tbody>")]
    (found,) = (part for part in table.split("<tr>") if f">{district}</a>" in part)
    return [
        re.sub(r"<[^>]+>", "", cell).strip()
        for cell in re.findall(r"<td.*?</td>", found, re.DOTALL)
    ]


def legend(html: str) -> list[str]:
    """The entries of the legend, as text."""
    part = html[html.index('<ul class="key"') :]
    part = part[: part.index("</ul>")]
    return [
        re.sub(r"<[^>]+>", "", item).strip()
        for item in re.findall(r"<li>.*?</li>", part, re.DOTALL)
    ]


def test_layer_of_events_colours_districts_by_the_events_to_come(
    client: Client, situs: Situs
) -> None:
    toroh, geyer = make_kecamatan("Toroh"), make_kecamatan("Geyer")
    make_kecamatan("Gabus")
    for number in range(3):
        make_kegiatan(situs.id, kecamatan=toroh, mulai=wib(2026, 12, 5 + number, 9))
    make_kegiatan(situs.id, kecamatan=geyer, mulai=wib(2026, 12, 5, 9))
    make_kegiatan(situs.id, kecamatan=geyer, mulai=wib(2026, 11, 5, 9))

    html = client.get("/peta/?lapisan=kegiatan").text

    assert [colour(html, name) for name in ("Toroh", "Geyer", "Gabus")] == ["q5", "q3", "s0"]
    assert [row(html, name)[2] for name in ("Toroh", "Geyer", "Gabus")] == ["3", "1", "0"]
    assert legend(html) == [
        "Kegiatan mendatang di tiap kecamatan:", "tidak ada", "1", "2", "3",
    ]  # fmt: skip
    assert 'Toroh <span class="meta">3<span class="vh"> kegiatan</span>' in html
    assert 'href="/peta/?lapisan=kegiatan" aria-current="true"' in html


def test_event_that_repeats_counts_once(client: Client, situs: Situs) -> None:
    toroh = make_kecamatan("Toroh")
    make_kegiatan(situs.id, kecamatan=toroh, ulang="mingguan", ulang_sampai=dt.date(2027, 2, 1))

    assert row(client.get("/peta/").text, "Toroh")[2] == "1"


def test_layer_of_news_counts_public_articles_of_the_last_year_in_the_language(
    client: Client, situs: Situs
) -> None:
    toroh, geyer = make_kecamatan("Toroh"), make_kecamatan("Geyer")
    make_berita(situs.id, kecamatan=[toroh, geyer], tanggal=dt.date(2025, 12, 15))
    make_berita(situs.id, kecamatan=[toroh])
    make_berita(situs.id, kecamatan=[toroh], tanggal=dt.date(2025, 11, 30))
    make_berita(situs.id, kecamatan=[toroh], live=False)
    secret = make_berita(situs.id, kecamatan=[toroh])
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    make_berita(situs.en, kecamatan=[geyer])

    indonesian = client.get("/peta/?lapisan=berita").text
    english = client.get("/en/peta/?lapisan=berita").text

    assert [row(indonesian, name)[3] for name in ("Toroh", "Geyer")] == ["2", "1"]
    assert [row(english, name)[3] for name in ("Toroh", "Geyer")] == ["0", "1"]
    assert colour(indonesian, "Toroh") == colour(english, "Geyer") == "q5"


def test_legend_of_many_gives_ranges_in_words(client: Client, situs: Situs) -> None:
    toroh = make_kecamatan("Toroh")
    for _number in range(6):
        make_berita(situs.id, kecamatan=[toroh])

    assert legend(client.get("/peta/?lapisan=berita").text)[1:] == [
        "tidak ada", "1 sampai 2", "3 sampai 4", "5 sampai 6",
    ]  # fmt: skip


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 7, 40, 401])
def test_steps_cover_every_number_once_and_the_strongest_colour_is_the_most(most: int) -> None:
    steps = langkah(most)

    covered = [number for step in steps for number in range(step.dari, step.sampai + 1)]
    assert covered == list(range(1, most + 1))
    assert len({step.kelas for step in steps}) == len(steps)
    assert steps[-1].kelas == "q5"


def test_layer_without_anything_still_has_a_legend(client: Client, situs: Situs) -> None:
    make_kecamatan("Toroh")

    html = client.get("/peta/?lapisan=berita").text

    assert legend(html)[1:] == ["tidak ada"]
    assert colour(html, "Toroh") == "s0"


@pytest.mark.parametrize("path", ["/peta/", "/peta/toroh/"])
@pytest.mark.parametrize(
    "query", ["lapisan=lain", "komoditas=lain", "lapisan=berita&komoditas=padi"]
)
def test_unknown_layer_has_no_address(client: Client, situs: Situs, path: str, query: str) -> None:
    make_komoditas("Padi", sentra=[make_kecamatan("Toroh")])

    assert client.get(f"{path}?{query}").status_code == 404


@pytest.mark.parametrize("query", ["lapisan=kegiatan", "lapisan=berita", "komoditas=padi"])
def test_links_between_districts_keep_the_layer(client: Client, situs: Situs, query: str) -> None:
    toroh = make_kecamatan("Toroh")
    make_kecamatan("Geyer")
    make_komoditas("Padi", sentra=[toroh])

    html = client.get(f"/peta/toroh/?{query}").text
    main = html[html.index('id="peta"') :]

    # The drawing, the way back to the list, and the table.
    assert main.count(f'href="/peta/geyer/?{query}"') == 2
    assert f'href="/peta/?{query}"' in main
    assert 'href="/peta/geyer/"' not in main
    # The canonical address is the one without a layer.
    assert '<link rel="canonical" href="http://testserver/peta/toroh/">' in html


def test_district_tells_its_numbers(client: Client, situs: Situs) -> None:
    toroh = make_kecamatan("Toroh")
    make_berita(situs.id, kecamatan=[toroh])

    panel = client.get("/peta/toroh/").text
    panel = re.sub(r"<[^>]+>", " ", panel[panel.index('<dl class="rows">') :])

    assert "Kegiatan mendatang 0" in " ".join(panel.split())
    assert "Berita 12 bulan terakhir 1" in " ".join(panel.split())


def test_tools_of_the_map_are_named_and_hidden_without_script(client: Client, situs: Situs) -> None:
    make_kecamatan("Toroh")

    for path, names in (
        ("/peta/", ("Perbesar peta", "Perkecil peta", "Tampilkan seluruh peta")),
        ("/en/peta/", ("Enlarge the map", "Make the map smaller", "Show the whole map")),
    ):
        html = client.get(path).text
        tools = html[html.index('<div class="zoom" hidden>') :]
        assert re.findall(r'aria-label="([^"]+)"', tools[: tools.index("</div>")]) == list(names)


def test_queries_of_a_layer_do_not_grow_with_what_it_counts(
    situs: Situs, count_queries: Callable[[str], int]
) -> None:
    toroh = make_kecamatan("Toroh")
    make_komoditas("Padi", sentra=[toroh])
    make_berita(situs.id, kecamatan=[toroh])
    paths = ("/peta/?lapisan=kegiatan", "/peta/?lapisan=berita", "/peta/toroh/?lapisan=berita")
    few = [count_queries(path) for path in paths]
    for number in range(12):
        district = make_kecamatan()
        make_berita(situs.id, kecamatan=[toroh, district])
        make_kegiatan(situs.id, kecamatan=district, mulai=wib(2026, 12, 2 + number, 9))

    many = [count_queries(path) for path in paths]

    assert many[:2] == few[:2]
    assert max(many) <= 14
