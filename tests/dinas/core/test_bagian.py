"""Finished text with gaps: filled with what each page says, safely, and never with another's."""

from typing import Any

import pytest
from django.test import override_settings
from django.utils.safestring import mark_safe

from dinas.core.templatetags.bagian import bagian, isian

PARTS = {
    "tulis.html": '<a href="{{ url }}">{{ judul }}</a>{% if kode %}<b>{{ kode }}</b>{% endif %}',
    "saring.html": "{{ judul|upper }}",
    "abai.html": "{% if judul == 'x' %}{{ judul }}{% endif %}",
}


@pytest.fixture(autouse=True)
def _parts() -> Any:
    options = {"loaders": [("django.template.loaders.locmem.Loader", PARTS)]}
    backend = "django.template.backends.django.DjangoTemplates"
    with override_settings(TEMPLATES=[{"BACKEND": backend, "OPTIONS": options}]):
        yield


def test_a_gap_is_filled_as_a_template_would_write_it() -> None:
    filled = [
        bagian("tulis.html", url=isian(url), judul=isian(title))
        for url, title in (("/a/", "Padi & jagung"), ("/b/", mark_safe("<i>Kedelai</i>")))
    ]

    assert filled == [
        '<a href="/a/">Padi &amp; jagung</a>',
        '<a href="/b/"><i>Kedelai</i></a>',
    ]


def test_a_part_may_ask_whether_there_is_a_value() -> None:
    given = {"url": isian("/a/"), "judul": isian("Padi")}

    assert bagian("tulis.html", kode=isian("k7"), **given).endswith("<b>k7</b>")
    assert not bagian("tulis.html", kode=isian(""), **given).endswith("</b>")
    assert not bagian("tulis.html", kode=isian(None), **given).endswith("</b>")


def test_what_somebody_wrote_is_no_gap() -> None:
    odd = "\ue000judul\ue001"

    assert bagian("tulis.html", url=isian(odd), judul=isian("Padi")) == f'<a href="{odd}">Padi</a>'


@pytest.mark.parametrize("name", ["saring.html", "abai.html"])
def test_a_part_that_does_more_than_write_a_value_is_refused(name: str) -> None:
    with pytest.raises(LookupError):
        bagian(name, judul=isian("padi"))
