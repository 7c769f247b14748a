"""A commodity with five districts, files of figures, and the people who work on them."""

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from openpyxl import Workbook

from dinas.accounts.roles import (
    GROUP_EDITORS,
    GROUP_MODERATORS,
    GROUP_TRANSLATORS,
    setup_roles,
)
from komoditas.impor.services import periksa
from komoditas.models import ImporProduksi, Komoditas, Produksi
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.potret import Salin

DISTRICTS = ("Kedungjati", "Karangrayung", "Penawangan", "Toroh", "Geyer")


def make_padi() -> None:
    """Make a commodity, and five districts to have figures of."""
    for number, name in enumerate(DISTRICTS, 1):
        make_kecamatan(name, kode=f"33.15.0{number}")
    make_komoditas("Padi", "Rice")


@pytest.fixture
def padi(salin: Salin) -> Komoditas:
    """A commodity, in Indonesian; five districts are there, too."""
    salin(make_padi)
    return Komoditas.objects.get(nama="Padi")


@dataclass
class Orang:
    """One person with a browser."""

    user: Any

    @cached_property
    def client(self) -> Client:
        """The browser, which logs in once it is used."""
        client = Client()
        client.force_login(self.user)
        return client


@dataclass
class Kantor:
    """Who works on figures, and who doesn't."""

    editor: Orang
    rekan: Orang
    moderator: Orang
    penerjemah: Orang


PEOPLE = {
    "editor": GROUP_EDITORS,
    "rekan": GROUP_EDITORS,
    "moderator": GROUP_MODERATORS,
    "penerjemah": GROUP_TRANSLATORS,
}


def make_kantor() -> None:
    """Make people in the groups that `setup_roles` makes."""
    setup_roles()
    for name, group in PEOPLE.items():
        user = get_user_model().objects.create_user(
            name, f"{name}@example.org", "kata-sandi-uji", first_name=name.capitalize()
        )
        user.groups.add(Group.objects.get(name=group))


@pytest.fixture
def kantor(padi: Komoditas, salin: Salin) -> Kantor:
    """Who works on figures, and who doesn't."""
    salin(make_kantor)
    users = get_user_model().objects.in_bulk(PEOPLE, field_name="username")
    return Kantor(**{name: Orang(users[name]) for name in PEOPLE})


def make_angka(komoditas: Komoditas, **fields: Any) -> Produksi:
    """Make a public figure of the whole regency."""
    return Produksi.objects.create(
        **{
            "komoditas": komoditas,
            "tahun": 2020,
            "luas_panen_ha": "100.5",
            "produksi_ton": "500.25",
            "status": "bps-ksa",
            "sumber": "BPS 2021",
            **fields,
        }
    )


def import_of(content: str | bytes, name: str = "data.csv", **fields: Any) -> ImporProduksi:
    """Check a file as somebody uploaded it."""
    data = content.encode() if isinstance(content, str) else content
    impor = ImporProduksi(nama_berkas=name, **fields)
    impor.berkas.save(name, ContentFile(data), save=False)
    impor.save()
    periksa(impor)
    return impor


def workbook(*sheets: list[list[Any]]) -> bytes:
    """Return sheets of cells as Excel saves them."""
    book, buffer = Workbook(), BytesIO()
    first = book.active
    assert first is not None
    book.remove(first)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Lembar {number}")
        for row in rows:
            sheet.append(row)
    book.save(buffer)
    return buffer.getvalue()
