"""What the menus offer to whom."""

import json
import re
from typing import Any

import pytest

from dinas.dashboard import menus
from tests.dinas.moderation.conftest import Orang, Peran


def menu(orang: Orang) -> str:
    """Return all entries of the side menu as text."""
    html = orang.client.get("/cms/").content.decode()
    found = re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', html, re.S)
    assert found
    return json.dumps(json.loads(found[1]), ensure_ascii=False)


@pytest.fixture
def semua(peran: Peran) -> list[Orang]:
    """One person of each role."""
    return [peran.editor, peran.moderator, peran.penerjemah, peran.admin]


def test_no_menu_leads_off_the_site(semua: list[Orang]) -> None:
    for orang in semua:
        entries = menu(orang)
        assert "http" not in entries.replace("http://testserver", "")
        assert "whats-new" not in entries


def test_only_administrators_see_how_the_machinery_is_used(peran: Peran) -> None:
    for address in ("/cms/reports/page-types-usage/", "/cms/reports/workflow_tasks/"):
        assert address in menu(peran.admin)
        for orang in (peran.editor, peran.moderator, peran.penerjemah):
            assert address not in menu(orang)


def test_editors_and_translators_are_spared_the_reports_on_workflows(peran: Peran) -> None:
    assert "/cms/reports/workflow/" in menu(peran.moderator)
    assert "/cms/reports/workflow/" not in menu(peran.editor)
    assert "/cms/reports/workflow/" not in menu(peran.penerjemah)


def test_translations_have_one_list(semua: list[Orang]) -> None:
    for orang in semua:
        assert "/cms/localize/reports/translations/" not in menu(orang)


def test_first_screen_speaks_of_no_new_version(semua: list[Orang]) -> None:
    for orang in semua:
        html = orang.client.get("/cms/").content.decode()
        assert "w-upgrade" not in html
        assert "whats-new" not in html


def test_handbook_is_offered_once_it_is_there(peran: Peran, monkeypatch: Any) -> None:
    monkeypatch.setattr(menus, "HANDBOOK", "tidak-ada-alamatnya")
    assert "Panduan" not in menu(peran.editor)

    monkeypatch.setattr(menus, "HANDBOOK", "wagtailadmin_account")  # any address that there is
    assert "Panduan" in menu(peran.editor)


def test_list_of_districts_is_offered_to_those_who_keep_it(peran: Peran) -> None:
    address = "/cms/snippets/komoditas/kecamatan/"
    for orang in (peran.moderator, peran.admin):
        assert address in menu(orang)
    for orang in (peran.editor, peran.penerjemah):
        assert address not in menu(orang)
