"""A form of the admin that comes in pieces: a helpful 400, nothing saved, never a 500."""

import pytest
from wagtail.models import Page

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


def test_form_without_the_counts_of_its_blocks_is_refused(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id, title="Panen raya")
    fields = pintu.form_of(peran.editor.client, page, title="Panen kedua")
    pieces = {name: value for name, value in fields.items() if not name.endswith("-count")}
    response = peran.editor.client.post(pintu.edit_url(page), pieces)
    assert response.status_code == 400
    assert "<h1" in response.content.decode()
    assert Page.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Panen raya"
