"""The one way a template shows a picture."""

import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import Filter

from dinas.images.models import CustomImage, CustomRendition
from dinas.images.saving import is_saving
from dinas.images.specs import SPECS, filters_for

logger = logging.getLogger(__name__)
register = template.Library()


@register.simple_tag
def gambar(
    image: CustomImage | None,
    spec: str,
    alt: str | None = None,
    class_: str = "",
    loading: str = "lazy",
    priority: bool = False,
    **kwargs: Any,
) -> SafeString:
    """
    Render a picture in the sizes of a named spec: ``{% gambar page.gambar "kartu" class="x" %}``.

    ``alt=""`` marks a decorative picture; without ``alt`` the image's own text is used.
    ``priority=True`` is for the one picture seen first. No image, or one whose file cannot be
    read, renders nothing, so that the page stays up. With the image's renditions prefetched
    (see ``dinas.images.querysets``) it makes no query. For readers who save data its text stands
    in its place.
    """
    # "class" is a Python keyword, so it cannot be a parameter.
    css_class = kwargs.pop("class", class_)
    if kwargs:
        raise template.TemplateSyntaxError(f"gambar knows no {', '.join(sorted(kwargs))}")
    if not image:
        return mark_safe("")
    if is_saving():
        text = _alt_text(image) if alt is None else alt
        return format_html('<span class="unloaded">{}</span>', text) if text else mark_safe("")
    picture_spec = SPECS[spec]
    try:
        found = image.get_renditions(*map(_understood, filters_for(image, [spec])))
    except Exception:  # a page without a picture is better than no page
        logger.exception("Image %s cannot be shown as %s", image.pk, spec)
        return mark_safe("")
    by_format = {
        image_format: _by_width(
            [found[one] for one in picture_spec.filters_for(image, image_format)]
        )
        for image_format in picture_spec.formats
    }
    *better_formats, fallback_format = picture_spec.formats
    fallback = by_format[fallback_format]
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        (
            (image_format, _srcset(by_format[image_format]), picture_spec.sizes)
            for image_format in better_formats
        ),
    )
    attributes = {
        "src": fallback[-1].url,
        "srcset": _srcset(fallback),
        "sizes": picture_spec.sizes,
        "width": fallback[-1].width,
        "height": fallback[-1].height,
        "alt": _alt_text(image) if alt is None else alt,
        "class": css_class or None,
        "loading": "eager" if priority else loading,
        "fetchpriority": "high" if priority else None,
        "decoding": "async",
    }
    given = {name: value for name, value in attributes.items() if value is not None}
    return format_html("<picture>{}<img{}></picture>", sources, flatatt(given))


@register.simple_tag
def alamat_gambar(image: CustomImage | None, spec: str) -> str:
    """
    Return the address of a picture in the largest size of a named spec, to link to.

    Empty without an image, or where its file cannot be read.
    """
    if not image:
        return ""
    try:
        return str(image.get_rendition(filters_for(image, [spec])[-1]).url)
    except Exception:  # a page without a link is better than no page
        logger.exception("Image %s cannot be linked to as %s", image.pk, spec)
        return ""


@register.simple_tag
def hemat_data() -> bool:
    """Say whether the reader saves data: ``{% hemat_data as hemat %}``."""
    return is_saving()


@cache
def _understood(spec: str) -> Filter:
    """Return the filter of a spec, whose words are understood once: there are few of them."""
    return Filter(spec=spec)


def _alt_text(image: CustomImage) -> str:
    """The text chosen where the picture is placed, before the text of the picture itself."""
    if image.decorative:
        return ""
    return image.contextual_alt_text or image.default_alt_text


def _by_width(renditions: Sequence[CustomRendition]) -> list[CustomRendition]:
    """One rendition for each width, small to large: a small original gives several alike."""
    return [one for _, one in sorted({one.width: one for one in renditions}.items())]


def _srcset(renditions: Sequence[CustomRendition]) -> str:
    return ", ".join(f"{one.url} {one.width}w" for one in renditions)
