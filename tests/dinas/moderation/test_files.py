"""A file that readers see is changed by moderators only."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.followed


def _picture(owner: Any) -> Any:
    return get_image_model().objects.create(
        title="Sawah",
        file=get_test_image_file(),
        uploaded_by_user=owner,
        collection=Collection.get_first_root_node(),
    )


@pytest.mark.parametrize("is_live", [True, False], ids=["published", "draft"])
def test_owner_changes_a_picture_only_before_it_is_published(
    is_live: bool, situs: Situs, peran: Peran
) -> None:
    picture = _picture(peran.editor.user)
    make_berita(situs.id, gambar=picture, live=is_live)
    edit = reverse("wagtailimages:edit", args=[picture.pk])
    delete = reverse("wagtailimages:delete", args=[picture.pk])
    assert (peran.editor.client.get(edit).status_code == 200) is not is_live
    peran.editor.client.post(delete)
    assert get_image_model().objects.filter(pk=picture.pk).exists() is is_live


def test_moderator_changes_a_published_picture(situs: Situs, peran: Peran) -> None:
    picture = _picture(peran.editor.user)
    make_berita(situs.id, gambar=picture)
    edit = reverse("wagtailimages:edit", args=[picture.pk])
    assert peran.moderator.client.get(edit).status_code == 200


@pytest.mark.parametrize("action", ["delete", "add_to_collection", "add_tags"])
def test_editor_changes_no_published_picture_in_bulk(
    action: str, situs: Situs, peran: Peran
) -> None:
    picture = _picture(peran.editor.user)
    make_berita(situs.id, gambar=picture)
    other = Collection.get_first_root_node().add_child(name="Rahasia")
    label = picture._meta
    url = reverse("wagtail_bulk_action", args=[label.app_label, label.model_name, action])
    data = {"collection": str(other.pk), "tags": "diubah"}
    peran.editor.client.post(f"{url}?id={picture.pk}", data)
    kept = get_image_model().objects.get(pk=picture.pk)
    assert kept.collection_id == picture.collection_id
    assert not kept.tags.exists()
