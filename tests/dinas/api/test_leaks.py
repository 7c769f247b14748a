"""What is not public is in no answer of the API."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from komoditas.models import Komoditas
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

SECRET = "RAHASIA-99"
LISTS = ("berita?per_halaman=100", "kegiatan?per_halaman=100", "jadwal?per_halaman=100")


def everything(client: Client, key: Any) -> str:
    """Return all that the API says anywhere, of the page with this key too."""
    paths = [*LISTS, f"berita/{key}", f"kegiatan/{key}", "komoditas", "produksi", "kategori"]
    texts = []
    for path in paths:
        for language in ("id", "en"):
            joiner = "&" if "?" in path else "?"
            texts.append(client.get(f"/api/v1/{path}{joiner}bahasa={language}").text)
    return "\n".join(texts)


def draft(page: Any, situs: Situs) -> None:
    page.live = False
    page.save()


def changed(page: Any, situs: Situs) -> None:
    page.title = f"{SECRET} baru"
    page.save_revision()
    type(page).objects.filter(pk=page.pk).update(title="Yang terbit", ringkasan="Terbit")


def unpublished(page: Any, situs: Situs) -> None:
    page.unpublish()


def scheduled(page: Any, situs: Situs) -> None:
    type(page).objects.filter(pk=page.pk).update(
        live=False, go_live_at=timezone.now() + dt.timedelta(days=2)
    )


def ended(page: Any, situs: Situs) -> None:
    # The clock has not come round yet: the page is still marked as live.
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(seconds=5))


def private(page: Any, situs: Situs) -> None:
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="sandi"
    )


def below_private(page: Any, situs: Situs) -> None:
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )


def copy(page: Any, situs: Situs) -> None:
    page.create_alias(update_slug="salinan", parent=page.get_parent())
    page.unpublish()


WAYS = [draft, changed, unpublished, scheduled, ended, private, below_private, copy]


@pytest.mark.parametrize("hide", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("make", [make_berita, make_kegiatan], ids=["berita", "kegiatan"])
def test_what_readers_may_not_see_is_nowhere(
    client: Client,
    situs: Situs,
    make: Callable[..., Any],
    hide: Callable[[Any, Situs], None],
) -> None:
    fields = {"mulai": wib(2026, 12, 3, 9)} if make is make_kegiatan else {}
    page = make(situs.id, title=SECRET, ringkasan=SECRET, **fields)
    assert SECRET in everything(client, page.translation_key)

    hide(page, situs)

    assert SECRET not in everything(client, page.translation_key)


@pytest.mark.parametrize("way", ["draft", "private"])
def test_commodity_and_its_figures_go_with_it(client: Client, penuh: Komoditas, way: str) -> None:
    assert "786040" in client.get("/api/v1/produksi").text
    if way == "draft":
        penuh.unpublish()
    else:
        for page in penuh.halaman_daftar().get_parent().get_children():
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )

    for path in ("komoditas", "produksi", "komoditas?bahasa=en"):
        if path == "komoditas?bahasa=en" and way == "private":
            continue  # the English list is a page of its own
        assert client.get(f"/api/v1/{path}").json()["data"] == [], path
    assert client.get("/api/v1/komoditas/padi").status_code == 404


def test_unpublished_translation_of_a_commodity_keeps_the_source_words(
    client: Client, situs: Situs
) -> None:
    make_komoditas("Jagung", "Maize")
    Komoditas.objects.get(nama="Maize").unpublish()

    told = client.get("/api/v1/komoditas/jagung?bahasa=en").json()
    assert (told["nama"], told["bahasa"]) == ("Jagung", "id")
