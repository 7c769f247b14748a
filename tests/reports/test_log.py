"""The log of who did what."""

import io
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils.translation import override
from openpyxl import load_workbook
from wagtail.log_actions import log, registry

from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

ADDRESS = "/cms/reports/catatan-kegiatan/"


def csv(client: Client, **query: str) -> str:
    response: Any = client.get(ADDRESS, {"export": "csv", **query})
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


@pytest.fixture
def jejak(situs: Situs) -> Any:
    """A page that somebody without a name of her own, only an address, has edited."""
    user = get_user_model().objects.create_user("siti@contoh.go.id", "siti@contoh.go.id", "x")
    page = make_berita(situs.id, title="=HYPERLINK(1)")
    log(instance=page, action="wagtail.edit", user=user)
    return page


class TestReaders:
    def test_moderator_finds_it_in_the_menu_and_reads_it_in_indonesian(
        self, moderator: Client, jejak: Any
    ) -> None:
        assert "Catatan kegiatan pengguna" in moderator.get("/cms/").content.decode()
        html = moderator.get(ADDRESS).content.decode()
        assert "Catatan kegiatan pengguna" in html
        listing = html[html.find('class="listing"') :]
        assert "Draf disimpan" in listing

    def test_editor_may_not_read_it(self, editor: Client) -> None:
        for address in (ADDRESS, f"{ADDRESS}results/", f"{ADDRESS}?export=csv"):
            response = editor.get(address)
            assert response.status_code in (302, 403)
            assert ADDRESS not in response.headers.get("Location", "")
        assert ADDRESS not in editor.get("/cms/").content.decode()

    @pytest.mark.parametrize("tail", ["", "results/", "?export=csv"])
    def test_history_of_wagtail_leads_to_ours(self, editor: Client, tail: str) -> None:
        response = editor.get(f"/cms/reports/site-history/{tail}")
        assert response.status_code == 302
        assert response.headers["Location"] == ADDRESS

    def test_moderator_sees_no_addresses(self, moderator: Client, jejak: Any) -> None:
        html = moderator.get(ADDRESS).content.decode()
        assert "siti@…" in html
        assert "contoh.go.id" not in html
        assert "contoh.go.id" not in csv(moderator)

    def test_administrator_sees_whole_names(self, admin_client: Client, jejak: Any) -> None:
        assert "siti@contoh.go.id" in csv(admin_client)


class TestExport:
    def test_csv_holds_no_formula_and_the_time_of_the_office(
        self, moderator: Client, jejak: Any
    ) -> None:
        text = csv(moderator)
        assert "'=HYPERLINK(1)" in text
        assert ",=HYPERLINK" not in text
        assert "Waktu (WIB)" in text.splitlines()[0]

    def test_xlsx_holds_no_formula(self, moderator: Client, jejak: Any) -> None:
        response: Any = moderator.get(ADDRESS, {"export": "xlsx"})
        sheet: Any = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert any(cell.value == "=HYPERLINK(1)" for cell in cells)
        assert all(cell.data_type != "f" for cell in cells)


class TestFilters:
    def test_log_is_narrowed_by_action_person_name_and_day(
        self, moderator: Client, jejak: Any
    ) -> None:
        user = get_user_model().objects.get(username="siti@contoh.go.id")
        assert "HYPERLINK" in csv(moderator, action="wagtail.edit")
        assert "Sunting" not in csv(moderator, action="wagtail.create")
        assert "HYPERLINK" in csv(moderator, user=str(user.pk))
        assert "HYPERLINK" in csv(moderator, label="hyper")
        assert "HYPERLINK" not in csv(moderator, label="lain")
        assert "HYPERLINK" not in csv(moderator, timestamp_to="2001-01-01")


def test_every_action_has_an_indonesian_name() -> None:
    with override("en"):
        english = {key: str(label) for key, label in registry.get_choices()}
    with override("id"):
        indonesian = {key: str(label) for key, label in registry.get_choices()}

    assert "wagtail_localize.convert_to_alias" in english
    assert not {key for key, label in indonesian.items() if label == english[key]}
