"""Who finds a fault learns whom to write to."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

pytestmark = pytest.mark.django_db
ALAMAT = "/.well-known/security.txt"


def test_contact_stands_where_finders_of_faults_look(client: Client, settings: Settings) -> None:
    settings.SECURITY_CONTACT = "keamanan@contoh.id"
    response = client.get(ALAMAT)
    fields = dict(line.split(": ", 1) for line in response.text.splitlines())

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:keamanan@contoh.id"
    assert fields["Canonical"].endswith(ALAMAT)
    ends = dt.datetime.fromisoformat(fields["Expires"])
    assert timezone.now() < ends < timezone.now() + dt.timedelta(days=365)


def test_without_a_contact_there_is_no_such_file(client: Client, settings: Settings) -> None:
    settings.SECURITY_CONTACT = ""

    assert client.get(ALAMAT).status_code == 404
