"""The states in which a page or a commodity is not wholly public, and a word to look for."""

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.dinas.export.readers import pdf_text

RAHASIA = "Rahasiadinas"
"""A word of its own, that no template and no other page has."""
SLUG = "rahasia"


def public(row: Any) -> None:
    """Open to everybody."""
    row.save_revision().publish()


def draft(row: Any) -> None:
    """Never published."""
    type(row).objects.filter(pk=row.pk).update(live=False)


def private(row: Any) -> None:
    """Open to people with an account only; a commodity has the restriction of its list."""
    public(row)
    page = row if hasattr(row, "url_path") else row.halaman_daftar()
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def unpublished(row: Any) -> None:
    """Public once, taken down."""
    public(row)
    row.unpublish()


def changed(row: Any) -> None:
    """Public, with new words that wait for a moderator."""
    name = "title" if hasattr(row, "title") else "nama"
    setattr(row, name, "Lama")
    row.ringkasan = "Lama"
    public(row)
    setattr(row, name, RAHASIA)
    row.ringkasan = RAHASIA
    row.save_revision()


def scheduled(row: Any) -> None:
    """Approved for tomorrow."""
    draft(row)
    row.refresh_from_db()
    row.go_live_at = timezone.now() + dt.timedelta(days=1)
    row.save_revision(approved_go_live_at=row.go_live_at).publish()


def expired(row: Any) -> None:
    """Its time is over, and the clock has been there."""
    public(row)
    row.live, row.expired = False, True
    row.expire_at = timezone.now() - dt.timedelta(days=1)
    row.save()


STATES: list[Callable[[Any], None]] = [draft, private, unpublished, changed, scheduled, expired]


def told(client: Client, place: str) -> str:
    """Return the words that a place answers, of files too, without those that were asked for."""
    response = client.get(place)
    body = response.getvalue()
    for close in response._resource_closers:  # `close()` would end the database connection too
        close()
    if body.startswith(b"%PDF"):
        return pdf_text(body)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    asked = f'value="{RAHASIA}"'
    return body.decode(errors="replace").replace(asked, "") + response.get("Location", "")
