"""A commodity's or category's translation goes along when it is taken down or deleted, or stays."""

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils import WagtailTestUtils

from berita.models import KategoriBerita
from komoditas.models import Komoditas
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Orang, Peran
from tests.dinas.moderation.terjemahan import make_english_live
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.followed

STAY = {"terjemahan": "tinggal"}
FOLLOW = {"terjemahan": "ikut"}


@pytest.fixture
def padi(situs: Situs, komit: Komit) -> Any:
    """A public commodity with its public translation."""
    row = make_komoditas("Padi")
    row.save_revision().publish()
    make_english_live(row, komit)
    return row


def _english(row: Any) -> Any:
    return type(row).objects.filter(translation_key=row.translation_key, locale__language_code="en")


def _url(row: Any, action: str) -> str:
    return reverse(row.snippet_viewset.get_url_name(action), args=[row.pk])


def _bulk_url(row: Any) -> str:
    meta = row._meta
    url = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"])
    return f"{url}?id={row.pk}"


def _do(orang: Orang, url: str, komit: Komit, **data: str) -> Any:
    with komit():
        return orang.client.post(url, data)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_question_names_the_translation(action: str, padi: Any, peran: Peran) -> None:
    html = peran.moderator.client.get(_url(padi, action)).content
    group = WagtailTestUtils.get_soup(html).select_one("fieldset:has(input[name=terjemahan])")
    assert str(_english(padi).get()) in group.get_text()
    assert group.select_one("input[checked]")["value"] == "ikut"


@pytest.mark.parametrize(("choice", "is_live"), [(FOLLOW, False), ({}, False), (STAY, True)])
def test_translation_is_unpublished_or_stays(
    choice: dict[str, str], is_live: bool, padi: Any, peran: Peran, komit: Komit
) -> None:
    _do(peran.moderator, _url(padi, "unpublish"), komit, **choice)
    assert not Komoditas.objects.get(pk=padi.pk).live
    assert _english(padi).get().live is is_live


def test_translation_expires_with_its_source(padi: Any, komit: Komit) -> None:
    Komoditas.objects.filter(pk=padi.pk).update(expire_at=timezone.now())
    with komit():
        call_command("publish_scheduled")
    assert not _english(padi).get().live


def test_unpublishing_the_translation_leaves_its_source(
    padi: Any, peran: Peran, komit: Komit
) -> None:
    _do(peran.moderator, _url(_english(padi).get(), "unpublish"), komit)
    assert Komoditas.objects.get(pk=padi.pk).live


@pytest.mark.parametrize("is_many", [False, True])
@pytest.mark.parametrize(("choice", "left"), [(FOLLOW, 0), ({}, 0), (STAY, 1)])
def test_translation_is_deleted_or_becomes_a_row_of_its_own(
    choice: dict[str, str], left: int, is_many: bool, padi: Any, peran: Peran, komit: Komit
) -> None:
    url = _bulk_url(padi) if is_many else _url(padi, "delete")
    _do(peran.moderator, url, komit, **choice)
    assert not Komoditas.objects.filter(pk=padi.pk).exists()
    rows = _english(padi)
    assert rows.count() == left
    for row in rows:
        html = peran.penerjemah.client.get(pintu.edit_url(row)).content
        assert WagtailTestUtils.get_soup(html).select("#w-editor-form")


def test_category_without_drafts_takes_its_translation_along(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    row = make_kategori("Penyuluhan", "Extension")
    _do(peran.moderator, _url(row, "delete"), komit, **FOLLOW)
    assert not KategoriBerita.objects.filter(translation_key=row.translation_key).exists()


@pytest.mark.parametrize("is_many", [False, True])
def test_category_in_use_is_not_deleted_nor_is_its_translation(
    is_many: bool, situs: Situs, peran: Peran, komit: Komit
) -> None:
    row = make_kategori("Penyuluhan", "Extension")
    make_berita(situs.id, kategori=row)
    _do(peran.moderator, _bulk_url(row) if is_many else _url(row, "delete"), komit, **FOLLOW)
    assert KategoriBerita.objects.filter(translation_key=row.translation_key).count() == 2


def test_district_has_no_translation_to_ask_about(situs: Situs, peran: Peran) -> None:
    html = peran.admin.client.get(_url(make_kecamatan(), "delete")).content
    soup = WagtailTestUtils.get_soup(html)
    assert soup.select("button.serious")
    assert not soup.select("input[name=terjemahan]")
