"""What was improved after a moderator sent it back stands beside what she saw."""

from typing import Any

from django.urls import reverse
from wagtail.models import Page, TaskState

from tests.dinas.dashboard.conftest import bagian, dasbor
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    translate_segments,
    translation_for,
)
from tests.dinas.moderation.test_rounds import SUBMIT, _ajukan, _decide
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

LABEL = "Bandingkan dengan versi yang dikembalikan"


def _improve(peran: Peran, instance: Any, komit: Komit, **before: str) -> tuple[str, str]:
    """Submit, send back, submit again; return where old and new, and public and new, stand."""
    with komit():
        pintu.save(peran.editor.client, instance, **SUBMIT)
    _decide(peran.moderator, instance, "reject", komit, comment="Tanggalnya keliru.")
    with komit():
        pintu.save(peran.editor.client, instance, **before, **SUBMIT)
    return _comparisons(instance)


def _comparisons(instance: Any) -> tuple[str, str]:
    tasks = TaskState.objects.for_instance(instance).order_by("pk")
    old, new = tasks.values_list("revision", flat=True)
    if isinstance(instance, Page):
        name = "wagtailadmin_pages:revisions_compare"
    else:
        name = instance.snippet_viewset.get_url_name("revisions_compare")
    first, second = ([instance.pk, side, new] for side in (old, "live"))
    return reverse(name, args=first), reverse(name, args=second)


def test_moderator_compares_an_improved_article_with_what_she_sent_back(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = make_berita(
        situs.id, ringkasan="Dua bibit.", owner=peran.editor.user, kategori=make_kategori()
    )
    page.save_revision().publish()
    sent_back, public = _improve(peran, page, komit, ringkasan="Tiga bibit.")

    line = bagian(dasbor(peran.moderator), "persetujuan")
    assert "diperbaiki dan diajukan lagi oleh editor" in line
    assert sent_back in line
    assert public in line
    form = peran.moderator.client.get(pintu.edit_url(page)).text
    assert LABEL in form
    assert sent_back in form
    assert "Tanggalnya keliru." in form
    screen = peran.moderator.client.get(sent_back).text
    assert "Dua" in screen
    assert "Tiga" in screen
    assert public in screen
    assert sent_back in peran.moderator.client.get(public).text


def test_improved_commodity_is_what_the_task_is_about(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    commodity = make_komoditas("Padi")
    commodity.save_revision().publish()
    sent_back, public = _improve(peran, commodity, komit, ringkasan="Dua kali setahun.")

    line = bagian(dasbor(peran.moderator), "persetujuan")
    assert sent_back in line
    assert public in line
    assert "Dua kali setahun." in peran.moderator.client.get(sent_back).text
    newest = type(commodity).objects.get(pk=commodity.pk).latest_revision_id
    assert sent_back.endswith(f"{newest}/")


def test_translation_is_compared_alike(situs: Situs, peran: Peran, komit: Komit) -> None:
    source = make_berita(situs.id, owner=peran.editor.user)
    english = make_english_draft(source)
    translate_segments(translation_for(source))
    _ajukan(peran.penerjemah, english, komit)
    _decide(peran.moderator, english, "reject", komit, comment="Istilahnya keliru.")
    _ajukan(peran.penerjemah, english, komit)

    sent_back, _public = _comparisons(english)
    editor = peran.moderator.client.get(pintu.edit_url(english)).text
    assert sent_back in editor
    assert "Istilahnya keliru." in editor
    assert LABEL not in peran.penerjemah.client.get(pintu.edit_url(english)).text


def test_nothing_is_compared_before_a_first_reason_or_for_those_who_do_not_decide(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = make_berita(situs.id, live=False, owner=peran.editor.user, kategori=make_kategori())
    with komit():
        pintu.save(peran.editor.client, page, **SUBMIT)
    assert LABEL not in dasbor(peran.moderator)
    assert LABEL not in peran.moderator.client.get(pintu.edit_url(page)).text

    _decide(peran.moderator, page, "reject", komit, comment="Tanggalnya keliru.")
    with komit():
        pintu.save(peran.editor.client, page, **SUBMIT)
    sent_back, public = _comparisons(page)
    line = bagian(dasbor(peran.moderator), "persetujuan")
    assert sent_back in line
    assert public not in line
    assert LABEL not in peran.editor.client.get(pintu.edit_url(page)).text
    assert peran.penerjemah.client.get(sent_back).status_code == 302


def test_reason_of_a_round_that_ended_in_publishing_is_an_old_story(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = make_berita(situs.id, live=False, owner=peran.editor.user, kategori=make_kategori())
    _improve(peran, page, komit)
    _decide(peran.moderator, page, "approve", komit)
    with komit():
        pintu.save(peran.editor.client, page, ringkasan="Lain lagi.", **SUBMIT)

    assert "Menunggu persetujuan" in dasbor(peran.moderator)
    assert LABEL not in dasbor(peran.moderator)
