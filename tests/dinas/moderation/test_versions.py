"""Nobody's words are written over by what was sent before them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.models import Page

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

type Make = Callable[[Situs], Any]


def _article(situs: Situs) -> Any:
    return make_berita(situs.id, live=False, kategori=make_kategori())


def _commodity(_situs: Situs) -> Any:
    return make_komoditas("Padi")


def _fresh(instance: Any) -> Any:
    return type(instance).objects.get(pk=instance.pk)


def _save_meanwhile(instance: Any, user: Any) -> tuple[str, Callable[..., None]]:
    """Save between the moment at which a form is looked at and that at which it is written."""
    kind = "before_edit_page" if isinstance(instance, Page) else "before_edit_snippet"

    def save(_request: Any, _instance: Any) -> None:
        _fresh(instance).save_revision(user=user)

    return kind, save


@pytest.mark.parametrize("make", [_article, _commodity])
@pytest.mark.parametrize("is_second", [False, True], ids=["first", "next"])
def test_autosave_that_was_overtaken_by_a_button_is_refused(
    situs: Situs, peran: Peran, make: Make, is_second: bool
) -> None:
    instance = make(situs)
    loaded = instance.save_revision(user=peran.moderator.user)
    client = peran.moderator.client
    data = pintu.form_of(client, instance)
    if is_second:
        data["overwrite_revision_id"] = str(loaded.pk)
    kind, save = _save_meanwhile(instance, peran.moderator.user)

    with hooks.register_temporarily(kind, save):
        answer = client.post(pintu.edit_url(instance), data, headers={"accept": "application/json"})

    assert answer.status_code == 400
    assert answer.json()["error_code"] == "invalid_revision"
    newest = _fresh(instance).latest_revision
    assert newest.pk > loaded.pk
    assert instance.revisions.count() == 2


@pytest.mark.parametrize("make", [_article, _commodity])
def test_button_saves_whatever_was_saved_meanwhile(situs: Situs, peran: Peran, make: Make) -> None:
    instance = make(situs)
    instance.save_revision(user=peran.moderator.user)
    data = pintu.form_of(peran.moderator.client, instance)
    kind, save = _save_meanwhile(instance, peran.editor.user)

    with hooks.register_temporarily(kind, save):
        peran.moderator.client.post(pintu.edit_url(instance), data)

    assert _fresh(instance).latest_revision.user == peran.moderator.user


def test_own_version_is_written_over_while_it_is_the_newest(situs: Situs, peran: Peran) -> None:
    page = _article(situs)
    own = page.save_revision(user=peran.editor.user)
    page = _fresh(page)
    page.title = "Lebih baik"
    assert page.save_revision(user=peran.editor.user, overwrite_revision=own) == own

    late = _fresh(page)
    late.title = "Terlambat"
    newer = _fresh(page).get_latest_revision_as_object().save_revision(user=peran.editor.user)
    with pytest.raises(PermissionDenied):
        late.save_revision(user=peran.editor.user, overwrite_revision=own)
    assert _fresh(page).latest_revision == newer
    assert _fresh(page).get_latest_revision_as_object().title == "Lebih baik"
