"""Publishing that fails after approval: told in words, with nothing lost."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.factories.berita import make_berita, make_kategori
from tests.factories.situs import Situs


def _submitted(situs: Situs, peran: Peran, komit: Komit) -> tuple[Any, Any]:
    """Return a live page under review whose new address was taken, and its version for tomorrow."""
    page = make_berita(situs.id, title="Gabah", slug="gabah", isi=[], kategori=make_kategori())
    page.go_live_at = timezone.now() + dt.timedelta(days=1)
    waiting = page.save_revision(approved_go_live_at=page.go_live_at)
    page = Page.objects.get(pk=page.pk).specific
    page.slug = "harga-gabah"
    page.save_revision(user=peran.editor.user)
    with komit():
        page.get_workflow().start(page, peran.editor.user)
    make_berita(situs.id, title="Lain", slug="harga-gabah")
    return Page.objects.get(pk=page.pk).specific, waiting


def _approve(peran: Peran, page: Any, komit: Komit, **headers: str) -> Any:
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    back = {"referer": f"http://testserver{pintu.edit_url(page)}"}
    with komit():
        return peran.moderator.client.post(url, {"comment": ""}, headers=back | headers)


def _said(peran: Peran, page: Any) -> str:
    return peran.moderator.client.get(pintu.edit_url(page)).text


def test_approval_that_fails_is_told_and_keeps_what_waits(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page, waiting = _submitted(situs, peran, komit)

    response = _approve(peran, page, komit)

    assert response.status_code == 302
    assert response.url.endswith(pintu.edit_url(page))
    said = _said(peran, page)
    assert "Tidak jadi terbit" in said
    assert "harga-gabah" in said
    page.refresh_from_db()
    waiting.refresh_from_db()
    assert page.slug == "gabah"
    assert page.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert waiting.approved_go_live_at


def test_approval_in_its_dialog_leads_back_with_the_reason(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page, _waiting = _submitted(situs, peran, komit)

    response = _approve(peran, page, komit, **{"x-requested-with": "XMLHttpRequest"})

    assert response.json()["step"] == "success"
    assert response.json()["redirect"].endswith(pintu.edit_url(page))
    assert "Tidak jadi terbit" in _said(peran, page)


def test_publishing_many_pages_of_which_one_fails_publishes_none(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page, waiting = _submitted(situs, peran, komit)
    other = make_berita(situs.id, title="Beras", slug="beras", live=False)
    other.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with komit():
        response = peran.moderator.client.post(f"{url}?id={other.pk}&id={page.pk}")

    assert response.status_code == 302
    assert "Tidak jadi terbit" in _said(peran, page)
    other.refresh_from_db()
    waiting.refresh_from_db()
    assert not other.live
    assert waiting.approved_go_live_at


def test_publishing_by_the_admins_api_fails_in_words(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page, waiting = _submitted(situs, peran, komit)
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])

    response = peran.moderator.client.post(url)

    assert response.status_code == 400
    assert "harga-gabah" in response.text
    waiting.refresh_from_db()
    assert waiting.approved_go_live_at
