"""A link shows a draft to somebody without an account, for a while, and nothing else."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from dinas.core.drafts import content_type_of
from dinas.previews.models import PreviewLink
from komoditas.models import Komoditas
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import make_english_draft
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs


def _draft(situs: Situs, title: str = "Konsep rahasia") -> Any:
    page = make_berita(situs.id, title=title, live=False)
    page.save_revision()
    return page


def _share(client: Client, instance: Any, version: str = "latest", days: int = 7) -> Any:
    url = reverse("preview_share", args=[content_type_of(instance).pk, instance.pk])
    return client.post(url, {"days": days, "version": version})


def _link(client: Client, instance: Any, **choices: Any) -> str:
    assert _share(client, instance, **choices).status_code == 302
    return reverse("pratinjau", args=[PreviewLink.objects.first().token])


def test_never_published_page_is_read_without_an_account(situs: Situs, peran: Peran) -> None:
    address = _link(peran.editor.client, _draft(situs))
    response = Client().get(address)
    html = response.content.decode()
    assert response.status_code == 200
    assert "data-scheme" not in html
    assert "Konsep rahasia" in html
    assert "Pratinjau konsep" in html
    assert 'lang="id"' in html


def test_the_answer_is_neither_kept_nor_indexed_nor_followed_back(
    situs: Situs, peran: Peran
) -> None:
    response = Client().get(_link(peran.editor.client, _draft(situs)))
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_english_draft_is_shown_in_english(situs: Situs, peran: Peran) -> None:
    english = make_english_draft(make_berita(situs.id))
    response = Client().get(_link(peran.penerjemah.client, english))
    assert response["Content-Language"] == "en"
    assert "Draft preview" in response.content.decode()


def test_a_commodity_can_be_shared(situs: Situs, peran: Peran) -> None:
    row = make_komoditas()
    row.ringkasan = "Kata yang belum terbit."
    row.save_revision()
    html = Client().get(_link(peran.editor.client, row)).content.decode()
    assert "Kata yang belum terbit." in html


def test_an_english_commodity_is_shared_in_english(situs: Situs, peran: Peran) -> None:
    make_komoditas("Padi", "Rice")
    row = Komoditas.objects.get(nama="Rice")
    row.ringkasan = "Words not published yet."
    row.save_revision()
    response = Client().get(_link(peran.admin.client, row))
    html = response.content.decode()
    assert "Words not published yet." in html
    assert "Planting calendar" in html
    assert '<html lang="en"' in html
    assert response["Content-Language"] == "en"


@pytest.mark.parametrize("is_behind_proxy", [True, False])
def test_a_link_opens_over_https_where_the_site_has_port_80(
    is_behind_proxy: bool, situs: Situs, peran: Peran
) -> None:
    page, row = _draft(situs), make_komoditas()
    addresses = [_link(peran.editor.client, instance) for instance in (page, row)]
    assert situs.site.port == 80
    header = ("HTTP_X_FORWARDED_PROTO", "https") if is_behind_proxy else None
    browser = {"headers": {"x-forwarded-proto": "https"}} if is_behind_proxy else {"secure": True}
    with override_settings(SECURE_SSL_REDIRECT=True, SECURE_PROXY_SSL_HEADER=header):
        answers = [Client().get(address, **browser) for address in addresses]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert "https://testserver/" in answers[0].text
    assert "http://testserver/" not in answers[0].text


def test_the_newest_draft_is_shown_unless_one_version_was_chosen(
    situs: Situs, peran: Peran
) -> None:
    page = _draft(situs, "Judul lama")
    newest = _link(peran.editor.client, page)
    PreviewLink.objects.update(created_at=timezone.now() - dt.timedelta(hours=1))
    pinned = _link(peran.editor.client, page, version="pinned")
    page.title = "Judul baru"
    page.save_revision()
    assert "Judul baru" in Client().get(newest).content.decode()
    assert "Judul baru" not in Client().get(pinned).content.decode()


@pytest.mark.parametrize("days", [1, 7, 30])
def test_link_ends_with_its_time(
    days: int, situs: Situs, peran: Peran, jam_wib: time_machine.Traveller
) -> None:
    address = _link(peran.editor.client, _draft(situs), days=days)
    jam_wib.shift(dt.timedelta(days=days, minutes=-1))
    assert Client().get(address).status_code == 200
    jam_wib.shift(dt.timedelta(minutes=1))
    response = Client().get(address)
    assert response.status_code == 404
    assert "Konsep rahasia" not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_revoked_tampered_and_deleted_are_all_the_same_404(situs: Situs, peran: Peran) -> None:
    page, other = _draft(situs), _draft(situs, "Lain")
    revoked = _link(peran.editor.client, page)
    peran.editor.client.post(reverse("preview_revoke", args=[PreviewLink.objects.get().pk]))
    deleted = _link(peran.editor.client, other)
    other.delete()
    answers = [Client().get(url) for url in (revoked, deleted, "/pratinjau/karangan/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("method", ["post", "put", "delete", "head"])
def test_a_link_can_only_be_read(method: str, situs: Situs, peran: Peran) -> None:
    address = _link(peran.editor.client, _draft(situs))
    assert getattr(Client(), method)(address).status_code == 405


def test_private_page_is_shared_only_by_who_may_publish(situs: Situs, peran: Peran) -> None:
    page = _draft(situs)
    before = _link(peran.editor.client, page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert _share(peran.editor.client, page).status_code in (302, 403)
    assert PreviewLink.objects.count() == 1
    assert Client().get(before).status_code == 404
    PreviewLink.objects.all().delete()
    assert Client().get(_link(peran.moderator.client, page)).status_code == 200


@pytest.mark.parametrize(("role", "allowed"), [
    ("editor", True), ("moderator", True), ("admin", True), ("penerjemah", False),
])  # fmt: skip
def test_who_may_edit_may_share(role: str, allowed: bool, situs: Situs, peran: Peran) -> None:
    _share(getattr(peran, role).client, _draft(situs))
    assert PreviewLink.objects.exists() is allowed


def test_each_link_is_listed_for_its_maker_and_the_moderators(situs: Situs, peran: Peran) -> None:
    _link(peran.editor.client, _draft(situs))
    token = PreviewLink.objects.get().token
    listing = reverse("preview_links")
    sees = {
        role: token in getattr(peran, role).client.get(listing).content.decode()
        for role in ("editor", "rekan", "moderator", "admin", "penerjemah")
    }
    assert sees == {
        "editor": True, "rekan": False, "moderator": True, "admin": True, "penerjemah": False,
    }  # fmt: skip


def test_list_tells_until_when_and_how_often_and_offers_to_copy_or_revoke(
    situs: Situs, peran: Peran, jam_wib: time_machine.Traveller
) -> None:
    address = _link(peran.editor.client, _draft(situs), days=7)
    Client().get(address)
    html = peran.moderator.client.get(reverse("preview_links")).text
    for words in ("8 Desember 2026, 09.30", "1 kali", "editor", "Salin tautan", "Cabut"):
        assert words in html
    assert f"http://testserver{address}" in html


def test_only_its_maker_or_a_moderator_revokes(situs: Situs, peran: Peran) -> None:
    address = _link(peran.editor.client, _draft(situs))
    url = reverse("preview_revoke", args=[PreviewLink.objects.get().pk])
    peran.rekan.client.post(url)
    peran.penerjemah.client.post(url)
    assert Client().get(address).status_code == 200
    peran.moderator.client.post(url)
    assert Client().get(address).status_code == 404


def test_openings_are_counted(situs: Situs, peran: Peran) -> None:
    address = _link(peran.editor.client, _draft(situs))
    Client().get(address)
    Client().get(address)
    assert PreviewLink.objects.get().opened_count == 2


def test_a_link_shows_an_editor_no_more_than_a_stranger(situs: Situs, peran: Peran) -> None:
    address = _link(peran.editor.client, _draft(situs))
    assert "wagtail-userbar" not in peran.admin.client.get(address).content.decode()


def test_sharing_makes_nothing_public(situs: Situs, peran: Peran, komit: Komit) -> None:
    page = _draft(situs)
    with komit():
        Client().get(_link(peran.editor.client, page))
    page.refresh_from_db()
    assert not page.live
    assert Client().get(page.alamat).status_code == 404


def test_the_menu_of_a_page_offers_it(situs: Situs, peran: Peran) -> None:
    page = _draft(situs)
    url = reverse("preview_share", args=[content_type_of(page).pk, page.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert url in peran.editor.client.get(edit).content.decode()
    assert peran.editor.client.get(url).status_code == 200


def test_crawlers_are_told_to_stay_away(situs: Situs) -> None:
    assert "Disallow: /pratinjau/" in Client().get("/robots.txt").content.decode()
