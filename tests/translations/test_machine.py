"""Machine translation is off, and calls nobody; when it is on, it fills in drafts only."""

import socket
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import Settings
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringTranslation

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import make_english_draft, translation_for
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to look up any host."""

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError(f"A call to another host: {args}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _url(source: Any) -> str:
    return reverse("wagtail_localize:machine_translate", args=[translation_for(source).pk])


@pytest.mark.usefixtures("no_network")
def test_editor_has_no_button_and_the_address_answers_nothing(situs: Situs, peran: Peran) -> None:
    source = make_berita(situs.id)
    page = make_english_draft(source)
    html = peran.penerjemah.client.get(pintu.edit_url(page)).content.decode()
    assert _url(source) not in html
    assert peran.penerjemah.client.post(_url(source)).status_code == 404
    assert not StringTranslation.objects.exists()


def test_provider_fills_in_a_draft_that_stays_unpublished(
    situs: Situs, peran: Peran, komit: Komit, settings: Settings
) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY
    source = make_berita(situs.id)
    page = make_english_draft(source)
    before = pintu.public_state()
    assert _url(source) in peran.penerjemah.client.get(pintu.edit_url(page)).content.decode()
    with komit():
        peran.penerjemah.client.post(_url(source))
    assert StringTranslation.objects.filter(translation_type="machine").exists()
    assert pintu.public_state() == before


class SilentTranslator(BaseMachineTranslator):
    """A provider that does not answer."""

    display_name = "Diam"

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        """Say yes."""
        return True

    def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> Any:
        """Fail as a provider does whose host is away."""
        raise ConnectionError


def test_provider_that_does_not_answer_is_told_in_words(
    situs: Situs, peran: Peran, settings: Settings
) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": f"{SilentTranslator.__module__}.{SilentTranslator.__name__}"
    }
    source = make_berita(situs.id)
    make_english_draft(source)
    response = peran.penerjemah.client.post(_url(source), follow=True)
    assert "Mesin tidak menjawab" in response.content.decode()
    assert not StringTranslation.objects.exists()
