"""What stands around an article: a draft's own choices, and for the public what is saved."""

import pytest
from django.test import Client

from tests.factories.berita import make_berita
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


def test_a_preview_names_what_the_draft_chose_and_readers_see_what_is_public(
    client: Client, situs: Situs
) -> None:
    padi, jagung = make_komoditas("Padi"), make_komoditas("Jagung")
    page = make_berita(situs.id, slug="asal", komoditas=[padi], tags=["hama"])
    draft = type(page).objects.get(pk=page.pk)
    draft.komoditas = [jagung]
    draft.kecamatan = [make_kecamatan("Toroh")]
    draft.tags.add("tikus")

    shown = draft.make_preview_request().render().content.decode()
    public = client.get("/berita/asal/").text

    for chosen in ("?komoditas=jagung", "Kecamatan Toroh", "?q=tikus"):
        assert chosen in shown
        assert chosen not in public
    assert "?komoditas=padi" in public and "?komoditas=padi" not in shown
    assert "?q=hama" in public and "?q=hama" in shown


def test_commodities_come_in_the_offices_order_and_say_where_their_name_is_not_translated(
    client: Client, situs: Situs
) -> None:
    padi, jagung = make_komoditas("Padi", urutan=2), make_komoditas("Jagung", urutan=1)
    tidak = make_komoditas("Tebu", live=False)
    make_berita(situs.en, slug="asal", komoditas=[padi, jagung, tidak], tags=["hama"])

    chips = client.get("/en/berita/asal/").text.partition('class="chips"')[2].partition("</ul>")[0]

    assert chips.index(">Jagung<") < chips.index(">Padi<")
    assert '?komoditas=jagung" lang="id"' in chips
    assert "Tebu" not in chips and "hama" not in chips
