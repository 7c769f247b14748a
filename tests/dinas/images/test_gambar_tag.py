"""What the picture tag writes, and what it costs."""

import logging
import re

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation
from PIL import Image

from dinas.images import querysets
from dinas.images.models import CustomImage, CustomRendition
from dinas.images.specs import SPECS, filters_for
from dinas.images.tasks import buat_rendisi
from tests.dinas.images import pictures

pytestmark = pytest.mark.django_db


def make_image(size: tuple[int, int] = (1400, 900), data: bytes | None = None) -> CustomImage:
    image = CustomImage(
        title="jagung-04", description="Petani memeriksa jagung", alt_en="A farmer checks maize"
    )
    image.file.save("jagung.jpg", ContentFile(data or pictures.jpeg(size)))
    return CustomImage.objects.get(pk=image.pk)


def render(arguments: str, **context: object) -> str:
    return Template("{% load gambar %}{% gambar " + arguments + " %}").render(Context(context))


def widths(html: str, tag: str) -> list[int]:
    srcset = re.search(rf'<{tag}[^>]* srcset="([^"]+)"', html)
    assert srcset
    return [int(one.rsplit(" ", 1)[1].rstrip("w")) for one in srcset[1].split(", ")]


def test_picture_offers_avif_and_webp_in_all_sizes():
    html = render('image "kartu"', image=make_image())
    assert widths(html, "source") == widths(html, "img") == [240, 480, 640]
    assert 'type="image/avif"' in html
    assert re.search(r'<img[^>]* src="[^"]+\.webp"', html)
    assert 'width="640"' in html
    assert 'height="427"' in html
    assert html.count(f'sizes="{SPECS["kartu"].sizes}"') == 2
    assert "style=" not in html


def test_alt_text_follows_the_language_of_the_page():
    image = make_image()
    with translation.override("id"):
        assert 'alt="Petani memeriksa jagung"' in render('image "kecil"', image=image)
    with translation.override("en"):
        assert 'alt="A farmer checks maize"' in render('image "kecil"', image=image)
        image.alt_en = ""
        assert 'alt="Petani memeriksa jagung"' in render('image "kecil"', image=image)


def test_alt_text_can_be_replaced_or_emptied():
    image = make_image()
    assert 'alt="Panen"' in render('image "kecil" alt="Panen"', image=image)
    assert 'alt=""' in render('image "kecil" alt=""', image=image)
    image.contextual_alt_text = "Di blok ini"
    assert 'alt="Di blok ini"' in render('image "kecil"', image=image)
    image.decorative = True
    assert 'alt=""' in render('image "kecil"', image=image)


def test_alt_text_with_markup_is_escaped():
    html = render('image "kecil" alt=alt', image=make_image(), alt='"><script>')
    assert "<script>" not in html


def test_pictures_load_lazily_except_the_first_one_seen():
    image = make_image()
    later, first = (
        render('image "kecil"', image=image),
        render('image "kecil" priority=True', image=image),
    )
    assert 'loading="lazy"' in later
    assert "fetchpriority" not in later
    assert 'loading="eager"' in first
    assert 'fetchpriority="high"' in first


def test_class_is_set_and_unknown_arguments_are_refused():
    image = make_image()
    assert 'class="card__image"' in render('image "kecil" class="card__image"', image=image)
    with pytest.raises(TemplateSyntaxError):
        render('image "kecil" lebar=3', image=image)


def test_no_picture_renders_nothing():
    assert render('image "kartu"', image=None) == ""
    assert render('tidak_ada "kartu"') == ""


def test_lost_original_leaves_the_page_up_and_a_line_in_the_log(caplog):
    image = make_image()
    image.file.storage.delete(image.file.name)
    with caplog.at_level(logging.ERROR, "dinas.images"):
        assert render('image "kartu"', image=CustomImage.objects.get()) == ""
    assert str(image.pk) in caplog.text


def test_lost_original_is_still_shown_where_it_was_shown_before():
    image = make_image()
    before = render('image "kartu"', image=image)
    image.file.storage.delete(image.file.name)
    assert render('image "kartu"', image=CustomImage.objects.get()) == before


def test_small_whole_picture_is_never_scaled_up():
    html = render('image "isi"', image=make_image((900, 600)))
    assert widths(html, "img") == [480, 800]
    assert widths(render('image "isi"', image=make_image((300, 200))), "img") == [300]


def test_small_cropped_picture_is_offered_once_at_its_own_size():
    html = render('image "utama"', image=make_image((600, 500)))
    assert widths(html, "img") == widths(html, "source") == [480, 600]


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("size", [(1, 1), (4000, 8), (8, 4000)])
def test_extreme_shapes_are_shown_without_an_error(caplog, spec, size):
    image = make_image(data=pictures.encoded(Image.new("RGB", size, "red"), "PNG"))
    html = render(f'image "{spec}"', image=image)
    assert html.startswith("<picture>")
    assert not re.search(r'(width|height)="0"', html)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_red_stays_red_in_both_formats():
    ink = Image.new("CMYK", (700, 500), (0, 220, 220, 25))
    image = make_image(data=pictures.encoded(ink, "JPEG"))
    for rendition in image.get_renditions(*filters_for(image, ["kartu"])).values():
        with rendition.open_file() as file:
            shown = pictures.decoded(file.read()).convert("RGB")
        assert pictures.is_red(shown.getpixel((50, 50)))


class TestQueries:
    """Lists show many pictures: their files are found in a fixed number of queries."""

    def test_prefetched_renditions_cost_no_query(self, django_assert_num_queries):
        buat_rendisi.call(make_image().pk)
        image = CustomImage.objects.prefetch_related("renditions").get()
        with django_assert_num_queries(0):
            assert "<picture>" in render('image "kartu"', image=image)

    def test_prefetch_by_spec_costs_no_query_and_reads_no_other_rows(
        self, django_assert_num_queries
    ):
        buat_rendisi.call(make_image().pk)
        rendition = (
            CustomRendition.objects.select_related("image")
            .prefetch_related(querysets.renditions("image", "kartu"))
            .first()
        )
        assert len(rendition.image.prefetched_renditions) == 6
        with django_assert_num_queries(0):
            assert "<picture>" in render('image "kartu"', image=rendition.image)

    def test_second_rendering_makes_no_new_rendition(self):
        image = make_image()
        render('image "kartu"', image=image)
        assert CustomRendition.objects.count() == 6
        render('image "kartu"', image=CustomImage.objects.get())
        assert CustomRendition.objects.count() == 6
