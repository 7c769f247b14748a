"""What is not public is public nowhere: each state of a page, in each place that shows texts."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

RAHASIA = "Rahasiadinas"
"""A word of its own, that no template and no other page has."""


def draft(situs: Situs) -> None:
    """Never published."""
    make_berita(situs.id, title=RAHASIA, slug="rahasia", ringkasan=RAHASIA, live=False)


def private(situs: Situs) -> None:
    """Open to people with an account only."""
    page = make_berita(situs.id, title=RAHASIA, slug="rahasia", ringkasan=RAHASIA)
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def unpublished(situs: Situs) -> None:
    """Public once, taken down."""
    page = make_berita(situs.id, title=RAHASIA, slug="rahasia", ringkasan=RAHASIA)
    page.save_revision().publish()
    page.unpublish()


def changed(situs: Situs) -> None:
    """Public, with new words that wait for a moderator."""
    page = make_berita(situs.id, title="Lama", slug="rahasia", ringkasan="Lama")
    page.title = page.ringkasan = RAHASIA
    page.save_revision()


def scheduled(situs: Situs) -> None:
    """Approved for tomorrow."""
    page = make_berita(situs.id, title=RAHASIA, slug="rahasia", ringkasan=RAHASIA, live=False)
    page.go_live_at = timezone.now() + dt.timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()


def expired(situs: Situs) -> None:
    """Its time is over, and the clock has been there."""
    page = make_berita(situs.id, title=RAHASIA, slug="rahasia", ringkasan=RAHASIA)
    page.live, page.expired = False, True
    page.expire_at = timezone.now() - dt.timedelta(days=1)
    page.save()


STATES: list[Callable[[Situs], None]] = [draft, private, unpublished, changed, scheduled, expired]

PLACES = [
    "/",
    "/en/",
    "/berita/",
    "/en/berita/",
    "/berita/atom.xml",
    "/berita/rss.xml",
    "/kegiatan/",
    "/kegiatan/kalender.ics",
    "/sitemap.xml",
    "/sitemap-berita.xml",
    f"/cari/?q={RAHASIA}",
    f"/cari/saran?q={RAHASIA[:6]}",
    "/berita/rahasia/",
    "/en/berita/rahasia/",
    "/berita/rahasia/unduh.pdf",
    "/berita/rahasia/unduh.docx",
    "/api/v1/berita/",
    f"/api/v1/cari/?q={RAHASIA}",
    "/pratinjau/rahasia/",
    "/cms/pages/1/view_draft/",
]
"""Where texts come out; add yours here. An address that does not exist passes."""


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_words_that_are_not_public_come_out_nowhere(
    state: Callable[[Situs], None], situs: Situs, client: Client
) -> None:
    make_berita(situs.id, title="Terbuka")
    state(situs)
    leaks = []
    for place in PLACES:
        response = client.get(place)
        body = b"".join(response) if response.streaming else response.content
        # What a reader asked for may be shown back to her; a title may not.
        if RAHASIA.encode() in body.replace(f'value="{RAHASIA}"'.encode(), b"") and (
            "q=" not in place or b"berita/rahasia" in body
        ):
            leaks.append(place)

    assert leaks == []
