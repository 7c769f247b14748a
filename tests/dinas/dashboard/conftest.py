"""The same people as in moderation, and what they have in hand."""

import datetime as dt
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Revision

from berita.models import BeritaPage
from tests.dinas.moderation.conftest import Orang, komit, peran
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

__all__ = ["komit", "peran"]


@pytest.fixture
def tulis(situs: Situs) -> Callable[..., BeritaPage]:
    """Write a draft as somebody does in the form."""

    def write(orang: Orang, title: str, *, age_days: float = 0, **fields: Any) -> BeritaPage:
        fields = {"live": False, "owner": orang.user, **fields}
        page = make_berita(situs.id, title=title, **fields)
        revision = page.save_revision(user=orang.user)
        if age_days:
            saved = timezone.now() - dt.timedelta(days=age_days)
            Revision.objects.filter(pk=revision.pk).update(created_at=saved)
            Page.objects.filter(pk=page.pk).update(latest_revision_created_at=saved)
        return page

    return write


@pytest.fixture
def ajukan(tulis: Callable[..., BeritaPage]) -> Callable[..., BeritaPage]:
    """Write a draft and hand it to the moderators."""

    def submit(orang: Orang, title: str, **fields: Any) -> BeritaPage:
        page = tulis(orang, title, **fields)
        page.get_workflow().start(page, orang.user)
        return page

    return submit


def dasbor(orang: Orang) -> str:
    """Return the person's first screen."""
    response = orang.client.get("/cms/")
    assert response.status_code == 200
    return unescape(response.content.decode())


def bagian(html: str, key: str) -> str:
    """Return one list of the screen; empty when it isn't there."""
    start = html.find(f'id="dasbor-{key}"')
    return "" if start < 0 else html[start : html.index("</section>", start)]


def kueri(orang: Orang, path: str) -> int:
    """Count the queries of an address with cold caches; a failing test prints them."""
    orang.client.get(path)  # a session of its own takes its queries at the first request
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        response = orang.client.get(path)
    assert response.status_code == 200, path
    print(path, *(query["sql"][:300] for query in captured), sep="\n")  # noqa: T201 (shown on failure)
    return len(captured)
