"""Renditions that are made before anybody asks for them."""

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template

from dinas.images.models import CustomImage, CustomRendition
from dinas.images.specs import SPECS
from dinas.images.tasks import buat_rendisi
from tests.dinas.images import pictures

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> CustomImage:
    image = CustomImage(title="Sawah", description="Sawah")
    image.file.save("sawah.jpg", ContentFile(pictures.jpeg((1400, 900))))
    return CustomImage.objects.get(pk=image.pk)


@pytest.fixture
def ordered(monkeypatch, settings) -> list[int]:
    """The images whose renditions were ordered."""
    settings.IMAGES_PRERENDER = True
    calls: list[int] = []
    monkeypatch.setattr(
        "dinas.images.signal_handlers.buat_rendisi", type("Task", (), {"enqueue": calls.append})
    )
    return calls


def test_templates_find_every_rendition_made(image):
    made = buat_rendisi.call(image.pk)
    assert made == CustomRendition.objects.count()
    for name in SPECS:
        Template(f'{{% load gambar %}}{{% gambar image "{name}" %}}').render(
            Context({"image": CustomImage.objects.get()})
        )
    assert CustomRendition.objects.count() == made


def test_making_them_twice_makes_them_once(image):
    assert buat_rendisi.call(image.pk) == buat_rendisi.call(image.pk)
    assert CustomRendition.objects.count() == buat_rendisi.call(image.pk)


def test_image_that_is_gone_is_passed_over_in_silence():
    assert buat_rendisi.call(999) == 0


def test_lost_original_is_passed_over(image):
    image.file.storage.delete(image.file.name)
    assert buat_rendisi.call(image.pk) == 0


def test_new_picture_orders_its_renditions(ordered, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = CustomImage(title="Sawah", description="Sawah")
        image.file.save("sawah.jpg", ContentFile(pictures.jpeg((60, 40))))
    assert ordered == [image.pk]


def test_new_focal_point_orders_them_and_a_new_title_does_not(
    image, ordered, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        image.title = "Sawah Toroh"
        image.save()
    assert ordered == []
    with django_capture_on_commit_callbacks(execute=True):
        image.focal_point_x = image.focal_point_y = 100
        image.focal_point_width = image.focal_point_height = 50
        image.save()
        image.save()
    assert ordered == [image.pk]


def test_replaced_file_orders_them(image, ordered, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image.file = ContentFile(pictures.jpeg((90, 60)), name="sawah.jpg")
        image.save()
    assert ordered == [image.pk]


def test_nothing_is_ordered_where_it_is_switched_off(
    ordered, settings, django_capture_on_commit_callbacks
):
    settings.IMAGES_PRERENDER = False
    with django_capture_on_commit_callbacks(execute=True):
        CustomImage(
            title="Sawah",
            description="Sawah",
            file=ContentFile(pictures.jpeg((60, 40)), name="a.jpg"),
        ).save()
    assert ordered == []
