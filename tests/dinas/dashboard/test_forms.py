"""The forms in which people write: what they offer to whom, and how they take dates."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup

from berita.models import BeritaPage
from tests.dinas.moderation.conftest import Orang, Peran
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

FOR_ADMINISTRATORS = ("seo_title", "show_in_menus")


def form(orang: Orang, page: BeritaPage) -> BeautifulSoup:
    """Return the form of a page as it is sent to the browser."""
    response = orang.client.get(f"/cms/pages/{page.pk}/edit/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def fields(soup: BeautifulSoup) -> dict[str, Any]:
    """Return what a browser would send back unchanged."""
    found: dict[str, Any] = {}
    for tag in soup.select("form[data-edit-form] [name]"):
        kind = tag.get("type")
        if kind in ("checkbox", "radio") and not tag.has_attr("checked"):
            continue
        if tag.name == "button" or kind == "submit":
            continue
        if tag.name == "select":
            chosen = tag.select("option[selected]")
            found[str(tag["name"])] = [option["value"] for option in chosen]
        elif tag.name == "textarea":
            found[str(tag["name"])] = tag.text.removeprefix("\n")
        else:
            found[str(tag["name"])] = tag.get("value", "on" if kind == "checkbox" else "")
    body = {"isi-count": "0", "lampiran-count": "0"}
    return {**found, **body}


@pytest.fixture
def berita(peran: Peran, situs: Situs) -> BeritaPage:
    """A sample article in the menu."""
    page = make_berita(
        situs.id,
        title="Panen raya",
        tanggal=dt.date(2027, 6, 5),
        contoh=True,
        show_in_menus=True,
        owner=peran.editor.user,
    )
    page.save_revision(user=peran.editor.user)
    return page


def test_news_can_be_scheduled_and_commented_on(peran: Peran, berita: BeritaPage) -> None:
    html = peran.editor.client.get(f"/cms/pages/{berita.pk}/edit/").content.decode()

    assert 'name="go_live_at"' in html
    assert 'name="expire_at"' in html
    assert "data-comment-add" in html


def test_what_is_seldom_needed_has_a_tab_of_its_own(peran: Peran, berita: BeritaPage) -> None:
    tabs = [tab.text.split()[0] for tab in form(peran.editor, berita).select("[role=tab]")]

    assert tabs[0] == "Isi"
    assert tabs[-1] == "Lainnya"
    assert not {"Promosi", "Pengaturan"} & set(tabs)


def test_editors_are_not_asked_what_others_decide(peran: Peran, berita: BeritaPage) -> None:
    def offered(orang: Orang) -> set[str]:
        soup = form(orang, berita)
        names = (*FOR_ADMINISTRATORS, "contoh")
        return {name for name in names if soup.select_one(f"[name={name}]")}

    assert offered(peran.editor) == set()
    assert offered(peran.moderator) == {"contoh"}
    assert offered(peran.admin) == {"contoh", *FOR_ADMINISTRATORS}


def test_saving_keeps_what_the_form_does_not_offer(peran: Peran, berita: BeritaPage) -> None:
    sent = {**fields(form(peran.editor, berita)), "title": "Panen raya padi"}

    response = peran.editor.client.post(f"/cms/pages/{berita.pk}/edit/", sent)

    assert response.status_code == 302
    draft: Any = BeritaPage.objects.get(pk=berita.pk).get_latest_revision_as_object()
    assert draft.title == "Panen raya padi"
    assert draft.contoh
    assert draft.show_in_menus


def test_dates_are_shown_and_taken_with_the_day_first(peran: Peran, berita: BeritaPage) -> None:
    soup = form(peran.editor, berita)
    shown = soup.select_one("[name=tanggal]")
    assert shown is not None
    assert shown["value"] == "05/06/2027"

    sent = {**fields(soup), "tanggal": "07/08/2027"}
    peran.editor.client.post(f"/cms/pages/{berita.pk}/edit/", sent)

    draft: Any = BeritaPage.objects.get(pk=berita.pk).get_latest_revision_as_object()
    assert draft.tanggal == dt.date(2027, 8, 7)


def test_event_asks_for_its_time_in_the_same_order(peran: Peran, situs: Situs) -> None:
    address = f"/cms/pages/add/kegiatan/kegiatanpage/{situs.id.kegiatan.pk}/"

    html = peran.editor.client.get(address).content.decode()

    assert "05/06/2027 08:00" in html
