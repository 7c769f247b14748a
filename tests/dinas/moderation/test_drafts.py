"""Publishing Indonesian gives translators their work, and readers nothing new."""

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from berita.models import BeritaIndexPage, BeritaPage
from dinas.moderation.drafts import without_translation_drafts
from komoditas.models import Komoditas
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    make_english_live,
    translation_for,
)
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs


def _publish(instance: Any, komit: Komit, **changes: Any) -> None:
    fresh = type(instance).objects.get(pk=instance.pk)
    for name, value in changes.items():
        setattr(fresh, name, value)
    with komit():
        fresh.save_revision().publish()


def _english(instance: Any) -> Any:
    return type(instance).objects.get(
        translation_key=instance.translation_key, locale__language_code="en"
    )


def test_published_article_gets_an_english_draft(situs: Situs, komit: Komit) -> None:
    page = make_berita(situs.id, live=False)
    _publish(page, komit)
    draft = _english(page)
    assert not draft.live
    assert draft.get_parent().pk == situs.en.berita.pk
    assert translation_for(page).source.stringsegment_set.count() >= 2


def test_saved_draft_gives_translators_nothing_yet(situs: Situs, komit: Komit) -> None:
    page = make_berita(situs.id, live=False)
    with komit():
        page.save_revision()
    assert not Translation.objects.exists()


def test_missing_english_list_becomes_a_draft_too(situs: Situs, komit: Komit) -> None:
    situs.en.berita.delete()
    page = make_berita(situs.id, live=False)
    _publish(page, komit)
    parent = _english(page).get_parent().specific
    assert isinstance(parent, BeritaIndexPage)
    assert not parent.live
    assert parent.alias_of_id is None


def test_translation_that_exists_is_left_alone(situs: Situs, komit: Komit) -> None:
    page = make_berita(situs.id)
    english = make_english_live(page, komit)
    before = pintu.public_state()
    _publish(page, komit, title="Judul baru")
    after = [row for row in pintu.public_state() if row[0] == english.pk]
    assert after == [row for row in before if row[0] == english.pk]


def test_related_article_in_english_keeps_its_published_text(situs: Situs, komit: Komit) -> None:
    lead = make_berita(situs.id)
    english = make_english_live(lead, komit)
    BeritaPage.objects.filter(pk=lead.pk).update(title="Judul yang belum diterjemahkan")
    _publish(situs.id.home, komit, berita_utama=lead)
    english.refresh_from_db()
    assert english.title.startswith("EN ")


def test_changed_text_reaches_the_translators(situs: Situs, komit: Komit) -> None:
    page = make_berita(situs.id)
    make_english_draft(page)
    _publish(page, komit, title="Judul baru")
    texts = translation_for(page).source.stringsegment_set.values_list("string__data", flat=True)
    assert "Judul baru" in texts


@pytest.mark.parametrize("make", [make_berita, None], ids=["page", "snippet"])
def test_publishing_again_without_a_change_marks_nothing(
    make: Any, situs: Situs, komit: Komit
) -> None:
    instance = make(situs.id, tags=["padi"]) if make else make_komoditas("Padi")
    _publish(instance, komit)
    _publish(instance, komit)
    first = TranslationSource.objects.get(object_id=instance.translation_key).last_updated_at
    _publish(instance, komit)
    source = TranslationSource.objects.get(object_id=instance.translation_key)
    assert source.last_updated_at == first
    _publish(
        instance,
        komit,
        isi=[{"type": "paragraf", "value": "<p>Isi lain.</p>"}],
    )
    source.refresh_from_db()
    assert source.last_updated_at > first


def test_published_commodity_gets_an_english_draft(situs: Situs, komit: Komit) -> None:
    row = make_komoditas("Padi")
    _publish(row, komit)
    draft = _english(row)
    assert not draft.live
    assert draft.live_revision is None
    assert Komoditas.objects.get(pk=row.pk).live


def test_new_category_can_be_translated_by_moderators(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    with komit():
        row = make_kategori("Alat mesin")
    english = _english(row)
    assert english.kode == row.kode
    assert peran.moderator.client.get(pintu.edit_url(english)).status_code == 200
    assert peran.penerjemah.client.get(pintu.edit_url(english)).status_code == 302


def test_site_without_english_makes_no_drafts(situs: Situs, komit: Komit) -> None:
    situs.en.home.delete()
    Locale.objects.filter(language_code="en").delete()
    page = make_berita(situs.id, live=False)
    _publish(page, komit)
    assert not Translation.objects.exists()
    page.refresh_from_db()
    assert page.live


def test_language_without_a_home_page_gets_no_drafts(situs: Situs, komit: Komit) -> None:
    situs.en.home.delete()
    page = make_berita(situs.id, live=False)
    _publish(page, komit)
    assert not Page.objects.filter(locale__language_code="en").exists()


def test_seeding_switches_drafts_off(situs: Situs, komit: Komit) -> None:
    page = make_berita(situs.id, live=False)
    with without_translation_drafts():
        _publish(page, komit)
    assert not Translation.objects.exists()


def test_english_is_unpublished_with_its_source_by_a_moderator(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = make_berita(situs.id)
    english = make_english_live(page, komit)
    pintu.unpublish(peran.moderator.client, page)
    english.refresh_from_db()
    assert not english.live


def test_english_expires_with_its_source(situs: Situs, komit: Komit) -> None:
    page = make_berita(situs.id)
    english = make_english_live(page, komit)
    BeritaPage.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    call_command("publish_scheduled")
    english.refresh_from_db()
    assert not english.live


def test_english_is_unpublished_with_its_source_in_bulk(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = make_berita(situs.id)
    english = make_english_live(page, komit)
    pintu.bulk_unpublish(peran.moderator.client, page)
    english.refresh_from_db()
    assert not english.live


def test_unpublishing_english_leaves_indonesian(situs: Situs, peran: Peran, komit: Komit) -> None:
    page = make_berita(situs.id)
    english = make_english_live(page, komit)
    pintu.unpublish(peran.moderator.client, english)
    page.refresh_from_db()
    assert page.live


def test_english_is_deleted_with_its_source(situs: Situs, peran: Peran, komit: Komit) -> None:
    page = make_berita(situs.id)
    english = make_english_live(page, komit)
    pintu.delete(peran.moderator.client, page)
    assert not Page.objects.filter(pk=english.pk).exists()


def test_private_source_makes_english_private(situs: Situs, peran: Peran, komit: Komit) -> None:
    page = make_berita(situs.id)
    english = make_english_live(page, komit)
    pintu.make_private(peran.moderator.client, page)
    assert BeritaPage.objects.get(pk=english.pk).get_view_restrictions().exists()


def test_autosave_of_an_article_still_works(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id, live=False, kategori=make_kategori())
    data = pintu.form_of(peran.editor.client, page, title="Disimpan sendiri")
    response = peran.editor.client.post(
        pintu.edit_url(page), data, headers={"accept": "application/json"}
    )
    assert response.json()["success"]
    saved = BeritaPage.objects.get(pk=page.pk)
    assert saved.get_latest_revision_as_object().title == "Disimpan sendiri"
    assert not saved.live


def test_preview_of_a_translation_opens_for_its_translator(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    make_english_draft(page)
    url = reverse("wagtail_localize:preview_translation", args=[translation_for(page).pk])
    assert peran.penerjemah.client.get(url).status_code == 200
    assert peran.editor.client.get(url).status_code in (302, 403)
