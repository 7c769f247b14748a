"""People who have one translation open see each other."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.test.utils import WagtailTestUtils

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Orang, Peran
from tests.dinas.moderation.terjemahan import make_english_draft
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs


def ask(person: Orang, english: Any, **typed: str) -> dict[str, Any]:
    """Open the translation editor and ask, as its script does, who else is there."""
    soup = WagtailTestUtils.get_soup(person.client.get(pintu.edit_url(english)).content)
    (form,) = soup.select("form.w-editing-sessions")
    address = str(form["data-w-swap-src-value"])
    answer: dict[str, Any] = person.client.post(address, typed).json()
    return answer


@pytest.mark.parametrize(
    "make",
    [lambda situs: make_berita(situs.id), lambda _situs: make_komoditas("Padi")],
    ids=["page", "snippet"],
)
def test_two_who_translate_the_same_see_each_other(
    make: Callable[[Situs], Any], situs: Situs, peran: Peran
) -> None:
    english = make_english_draft(make(situs))
    first = ask(peran.penerjemah, english, is_editing="1")
    assert first["other_sessions"] == []

    second = ask(peran.moderator, english)
    (other,) = second["other_sessions"]
    assert other["user"] == "penerjemah"
    assert other["is_editing"]
    assert "penerjemah" in second["html"]

    peran.penerjemah.client.post(first["release_url"])
    again = peran.moderator.client.post(second["ping_url"]).json()
    assert again["other_sessions"] == []
