"""What a moderator sees of bundles, and the ways into them."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from dinas.bundles.models import Bundle
from dinas.bundles.services import put_in
from dinas.core.drafts import content_type_of
from tests.dinas.moderation.conftest import Peran
from tests.dinas.moderation.terjemahan import make_english_draft
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs


def _draft(situs: Situs, title: str, **fields: Any) -> Any:
    page = make_berita(situs.id, title=title, live=False, **fields)
    page.save_revision(clean=False)
    return page


def _bundle(title: str, *instances: Any) -> Bundle:
    bundle = Bundle.objects.create(title=title)
    for instance in instances:
        put_in(bundle=bundle, instance=instance)
    return bundle


def _detail(peran: Peran, bundle: Bundle) -> str:
    return str(peran.moderator.client.get(reverse("bundle_detail", args=[bundle.pk])).text)


def test_list_names_what_is_in_a_bundle_and_what_stands_in_its_way(
    situs: Situs, peran: Peran
) -> None:
    _bundle("Siap", _draft(situs, "Panen padi"))
    _bundle("Belum", _draft(situs, "Tanpa ringkasan", ringkasan=""))
    html = peran.moderator.client.get(reverse("bundles:index")).text
    assert "Panen padi" in html
    assert "Tanpa ringkasan: Ringkasan: " in html
    assert "Created by" not in html


def test_long_bundle_is_told_by_its_first_three_and_a_number(situs: Situs, peran: Peran) -> None:
    _bundle("Panjang", *(_draft(situs, f"Berita ke-{n}") for n in range(1, 6)))
    html = peran.moderator.client.get(reverse("bundles:index")).text
    assert "Berita ke-1, Berita ke-2, Berita ke-3 dan 2 lainnya" in html


def test_what_is_wrong_is_told_before_the_time_of_a_scheduled_bundle(
    situs: Situs, peran: Peran
) -> None:
    page = _draft(situs, "Terjadwal")
    bundle = _bundle("Nanti", page)
    tomorrow = timezone.now() + dt.timedelta(days=1)
    Bundle.objects.update(state="scheduled", publish_at=tomorrow, responsible=peran.moderator.user)
    page.title = "Berubah sesudahnya"
    page.save_revision()
    html = _detail(peran, bundle)
    assert "1 dari 1 isi masih menghalangi." in html
    assert "Perbaiki sebelum" in html


def test_translation_of_an_item_is_put_in_by_one_press(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    english = make_english_draft(page)
    page.title = "Judul baru"
    page.save_revision()
    bundle = _bundle("Berdua", page)
    url = reverse("bundle_add_translation", args=[bundle.pk, bundle.items.get().pk])
    assert url in _detail(peran, bundle)
    peran.moderator.client.post(url)
    assert {item.resolve().pk for item in bundle.items.all()} == {page.pk, english.pk}
    assert url not in _detail(peran, bundle)


def test_translation_without_a_draft_is_not_put_in(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    english = make_english_draft(page)
    english.get_latest_revision().publish()
    url = reverse("bundle_collect", args=[content_type_of(page).pk, page.pk])
    peran.moderator.client.post(url, {"title": "Sendiri", "with_translation": "on"})
    assert [item.resolve().pk for item in Bundle.objects.get().items.all()] == [page.pk]


@pytest.mark.parametrize("screen", ["edit", "list"])
@pytest.mark.parametrize(("role", "offered"), [
    ("moderator", ["bundle_collect", "preview_share"]), ("editor", ["preview_share"]),
])  # fmt: skip
def test_menu_of_a_commodity_offers_bundle_and_link_to_who_may(
    role: str, offered: list[str], screen: str, situs: Situs, peran: Peran
) -> None:
    row = make_komoditas()
    names = row.snippet_viewset.get_url_name
    url = reverse(names("edit"), args=[row.pk]) if screen == "edit" else reverse(names("list"))
    html = getattr(peran, role).client.get(url).text
    args = [content_type_of(row).pk, row.pk]
    found = [
        name for name in ("bundle_collect", "preview_share") if reverse(name, args=args) in html
    ]
    assert found == offered


def test_menus_of_a_list_of_pages_ask_for_rights_once(situs: Situs, peran: Peran) -> None:
    url = reverse("wagtailadmin_explore", args=[situs.id.berita.pk])
    table = GroupPagePermission._meta.db_table
    counts = []
    for _round in range(2):
        for _number in range(5):
            make_berita(situs.id)
        with CaptureQueriesContext(connection) as captured:
            html = peran.moderator.client.get(url).text
        assert "bagikan" in html
        told = [q["sql"] for q in captured if table in q["sql"] or "viewrestriction" in q["sql"]]
        counts.append(len(told))
    assert counts[0] == counts[1]
