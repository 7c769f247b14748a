"""What is in a bundle becomes public together, once, or not at all."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published, published

from dinas.bundles.models import Bundle, BundleState
from dinas.bundles.services import BundleGoneError, BundleRefusedError, publish_bundle, put_in
from dinas.bundles.tasks import publish_due_bundles
from dinas.core.drafts import content_type_of
from komoditas.models import Komoditas
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs


def _draft(situs: Situs, title: str, **fields: Any) -> Any:
    page = make_berita(situs.id, title=title, live=False, **fields)
    page.save_revision()
    return page


def _changed(row: Komoditas, words: str) -> Komoditas:
    row.ringkasan = words
    row.save_revision()
    return Komoditas.objects.get(pk=row.pk)


def _bundle(*instances: Any, **fields: Any) -> Bundle:
    bundle = Bundle.objects.create(title="Musim tanam", **fields)
    for instance in instances:
        put_in(bundle=bundle, instance=instance)
    return bundle


def _live(*pages: Any) -> list[bool]:
    return [Page.objects.get(pk=page.pk).live for page in pages]


def _detail(client: Client, bundle: Bundle) -> str:
    return client.get(reverse("bundle_detail", args=[bundle.pk])).content.decode()


def _press(client: Client, name: str, bundle: Bundle, *args: Any, **data: Any) -> Any:
    return client.post(reverse(name, args=[bundle.pk, *args]), data)


def test_pages_and_snippets_become_public_together(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page, other = _draft(situs, "Satu"), _draft(situs, "Dua")
    row = _changed(make_komoditas(), "Kata baru.")
    bundle = _bundle(page, other, row)
    with komit():
        _press(peran.moderator.client, "bundle_publish", bundle)
    row.refresh_from_db()
    assert (_live(page, other), row.ringkasan) == ([True, True], "Kata baru.")


def test_one_item_that_cannot_be_published_keeps_all_back_and_is_named(
    situs: Situs, peran: Peran
) -> None:
    good = _draft(situs, "Baik")
    bad = _draft(situs, "Terjadwal")
    bad.go_live_at = timezone.now() + dt.timedelta(days=3)
    bad.save_revision()
    bundle = _bundle(good, bad)
    response = peran.moderator.client.post(reverse("bundle_publish", args=[bundle.pk]), follow=True)
    assert _live(good, bad) == [False, False]
    assert "Terjadwal: " in response.content.decode()


def test_failure_in_the_middle_takes_back_what_was_published_before(
    situs: Situs, peran: Peran
) -> None:
    first, second = _draft(situs, "Pertama"), _draft(situs, "Kedua")
    bundle = _bundle(first, second)

    def fail(sender: Any, instance: Any, **kwargs: Any) -> None:
        if instance.pk == second.pk:
            raise RuntimeError("penuh")

    page_published.connect(fail)
    try:
        with pytest.raises(BundleRefusedError) as refusal:
            publish_bundle(bundle=bundle, user=peran.moderator.user)
    finally:
        page_published.disconnect(fail)
    assert _live(first, second) == [False, False]
    assert refusal.value.reasons[0].startswith("Kedua: ")
    bundle.refresh_from_db()
    assert bundle.state == BundleState.OPEN


def test_a_version_nobody_looked_at_is_not_published(situs: Situs, peran: Peran) -> None:
    page = _draft(situs, "Dilihat")
    bundle = _bundle(page)
    page.title = "Tidak dilihat"
    page.save_revision(overwrite_revision=page.get_latest_revision())
    _press(peran.moderator.client, "bundle_publish", bundle)
    assert _live(page) == [False]


def test_the_new_version_can_be_taken_over(situs: Situs, peran: Peran, komit: Komit) -> None:
    page = _draft(situs, "Lama")
    bundle = _bundle(page)
    page.title = "Baru"
    page.save_revision()
    client = peran.moderator.client
    _press(client, "bundle_renew", bundle, bundle.items.get().pk)
    with komit():
        _press(client, "bundle_publish", bundle)
    assert Page.objects.get(pk=page.pk).title == "Baru"


def test_publishing_approves_what_is_in_moderation(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = _draft(situs, "Diajukan")
    state = page.get_workflow().start(page, peran.editor.user)
    bundle = _bundle(page)
    mail.outbox.clear()
    with komit():
        publish_bundle(bundle=bundle, user=peran.moderator.user)
    state.refresh_from_db()
    assert (state.status, _live(page)) == ("approved", [True])
    assert [message.to for message in mail.outbox] == [["editor@example.org"]]


def test_a_bundle_sends_the_signals_and_writes_the_log_of_publishing(
    situs: Situs, peran: Peran
) -> None:
    page, row = _draft(situs, "Tercatat"), _changed(make_komoditas(), "Baru.")
    heard: list[Any] = []

    def hear(sender: Any, instance: Any, **kwargs: Any) -> None:
        heard.append((sender, instance.pk))

    page_published.connect(hear)
    published.connect(hear, sender=Komoditas)
    try:
        publish_bundle(bundle=_bundle(page, row), user=peran.moderator.user)
    finally:
        page_published.disconnect(hear)
        published.disconnect(hear, sender=Komoditas)
    assert {(type(page), page.pk), (Komoditas, row.pk)} == set(heard)
    entry = PageLogEntry.objects.get(page=page.pk, action="wagtail.publish")
    assert entry.user == peran.moderator.user


def test_the_second_of_two_moderators_is_told_that_it_is_done(situs: Situs, peran: Peran) -> None:
    page = _draft(situs, "Sekali")
    bundle = _bundle(page)
    stale = Bundle.objects.get(pk=bundle.pk)
    publish_bundle(bundle=bundle, user=peran.moderator.user)
    with pytest.raises(BundleGoneError):
        publish_bundle(bundle=stale, user=peran.admin.user)
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").count() == 1


def test_a_scheduled_bundle_is_published_at_its_time_and_not_before(
    situs: Situs, peran: Peran, jam_wib: time_machine.Traveller, komit: Komit
) -> None:
    page = _draft(situs, "Nanti")
    bundle = _bundle(page)
    _press(peran.moderator.client, "bundle_plan", bundle, publish_at="2026-12-01 10:00")
    publish_due_bundles.func()
    assert _live(page) == [False]
    jam_wib.shift(dt.timedelta(minutes=31))
    with komit():
        publish_due_bundles.func()
    assert _live(page) == [True]


def test_a_scheduled_bundle_that_fails_says_why_and_tells_its_moderator(
    situs: Situs, peran: Peran, jam_wib: time_machine.Traveller
) -> None:
    page, gone = _draft(situs, "Tetap"), _draft(situs, "Hilang")
    bundle = _bundle(page, gone)
    _press(peran.moderator.client, "bundle_plan", bundle, publish_at="2026-12-01 10:00")
    gone.delete()
    jam_wib.shift(dt.timedelta(hours=1))
    mail.outbox.clear()
    publish_due_bundles.func()
    assert _live(page) == [False]
    assert [message.to for message in mail.outbox] == [["moderator@example.org"]]
    assert "Hilang: " in mail.outbox[0].body
    bundle.refresh_from_db()
    assert "Hilang: " in bundle.failure
    assert bundle.failure in _detail(peran.moderator.client, bundle)
    assert bundle in Bundle.objects.pending()


def test_who_lost_the_right_to_publish_has_nothing_published_in_his_name(
    situs: Situs, peran: Peran, jam_wib: time_machine.Traveller
) -> None:
    page = _draft(situs, "Mantan")
    bundle = _bundle(page)
    _press(peran.moderator.client, "bundle_plan", bundle, publish_at="2026-12-01 10:00")
    peran.moderator.user.groups.clear()
    jam_wib.shift(dt.timedelta(hours=1))
    publish_due_bundles.func()
    assert _live(page) == [False]


def test_a_page_goes_in_with_its_translation_from_its_menu(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    english = make_english_draft(page)
    url = reverse("bundle_collect", args=[content_type_of(page).pk, page.pk])
    assert (
        url
        in peran.moderator.client.get(
            reverse("wagtailadmin_pages:edit", args=[page.pk])
        ).content.decode()
    )
    peran.moderator.client.post(url, {"title": "Berdua", "with_translation": "on"})
    bundle = Bundle.objects.get(title="Berdua")
    assert {item.resolve().pk for item in bundle.items.all()} == {page.pk, english.pk}
    assert bundle.state == BundleState.OPEN


def test_a_translation_with_texts_missing_is_not_published(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    english = make_english_draft(page)
    bundle = _bundle(english)
    with pytest.raises(BundleRefusedError):
        publish_bundle(bundle=bundle, user=peran.moderator.user)
    assert _live(english) == [False]


def test_a_translation_is_published_as_it_was_typed_though_nobody_submitted_it(
    situs: Situs, peran: Peran
) -> None:
    page = make_berita(situs.id, title="Padi")
    english = make_english_draft(page)
    before = _bundle(english)
    translate_segments(translation_for(page))
    after = _bundle(english)
    with pytest.raises(BundleRefusedError, match="berubah"):  # it holds no English words
        publish_bundle(bundle=before, user=peran.moderator.user)
    publish_bundle(bundle=after, user=peran.moderator.user)
    english.refresh_from_db()
    assert (english.live, english.title) == (True, "EN Padi")


def test_a_page_below_a_draft_is_published_when_both_are_in_the_bundle(
    situs: Situs, peran: Peran
) -> None:
    parent = situs.id.berita
    parent.unpublish()
    parent.refresh_from_db()
    page = _draft(situs, "Di bawah")
    alone = _bundle(page)
    with pytest.raises(BundleRefusedError):
        publish_bundle(bundle=alone, user=peran.moderator.user)
    publish_bundle(bundle=_bundle(page, parent), user=peran.moderator.user)
    assert _live(parent, page) == [True, True]


def test_a_page_can_be_chosen_and_taken_out_on_the_bundles_screen(
    situs: Situs, peran: Peran
) -> None:
    page = _draft(situs, "Dipilih")
    client = peran.moderator.client
    client.post(reverse("bundles:add"), {"title": "Dari layar"})
    bundle = Bundle.objects.get(title="Dari layar")
    assert bundle.created_by == peran.moderator.user
    _press(client, "bundle_add_page", bundle, page=page.pk)
    assert "Dipilih" in _detail(client, bundle)
    _press(client, "bundle_remove", bundle, bundle.items.get().pk)
    assert "Dipilih" not in _detail(client, bundle)


@pytest.mark.parametrize("role", ["editor", "penerjemah"])
def test_others_neither_see_nor_reach_bundles(role: str, situs: Situs, peran: Peran) -> None:
    page = _draft(situs, "Tertutup")
    bundle = _bundle(page)
    item = bundle.items.get()
    client = getattr(peran, role).client
    # Wagtail's own screens refuse by leading back to the start.
    for url in (reverse("bundles:index"), reverse("bundles:add")):
        assert client.get(url).status_code in (302, 403)
    refused = [
        client.get(reverse("bundle_detail", args=[bundle.pk])),
        client.get(reverse("bundle_collect", args=[content_type_of(page).pk, page.pk])),
        client.post(reverse("bundle_collect", args=[content_type_of(page).pk, page.pk])),
        *(
            _press(client, name, bundle)
            for name in ("bundle_publish", "bundle_plan", "bundle_unplan", "bundle_add_page")
        ),
        *(_press(client, name, bundle, item.pk) for name in ("bundle_remove", "bundle_renew")),
    ]
    assert {response.status_code for response in refused} <= {302, 403}
    assert _live(page) == [False]
    assert bundle.items.count() == 1
    assert Bundle.objects.get().state == BundleState.OPEN
    assert "terbitkan-bersama" not in client.get(reverse("wagtailadmin_home")).content.decode()
