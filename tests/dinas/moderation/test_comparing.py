"""A moderator compares what waits with what is public, and decides at the same place."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.compare import get_comparison_class_for_block

from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.situs import Situs


def test_versions_stand_side_by_side_and_only_a_moderator_decides_there(
    situs: Situs, peran: Peran
) -> None:
    page = make_berita(situs.id, ringkasan="Dua bibit.", owner=peran.editor.user)
    page.ringkasan = "Tiga bibit."
    revision = page.save_revision(user=peran.editor.user)
    page.get_workflow().start(page, peran.editor.user)
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", revision.pk])
    seen = {
        who: getattr(peran, who).client.get(url).content.decode() for who in ("moderator", "editor")
    }
    for html in seen.values():
        assert 'data-label="Tayang"' in html
        assert 'WIB"' in html
    assert "data-workflow-action-url" in seen["moderator"]
    assert "data-workflow-action-url" not in seen["editor"]


def test_schedules_are_compared_by_the_offices_clock_and_nothing_is_a_dash(
    situs: Situs, peran: Peran
) -> None:
    page = make_berita(situs.id, ringkasan="Dua bibit.", owner=peran.editor.user)
    page.go_live_at = dt.datetime(2031, 3, 1, 0, 30, tzinfo=dt.UTC)
    revision = page.save_revision(user=peran.editor.user)
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", revision.pk])
    html = peran.moderator.client.get(url).content.decode()
    old, new = re.findall(r'<td class="comparison[^>]*>(.*?)</td>', html, re.DOTALL)
    assert "–" in old
    assert "1 Maret 2031, 07.30 WIB" in new
    assert "None" not in old + new


@pytest.mark.parametrize(
    ("block", "value", "words"),
    [
        (blocks.DateTimeBlock(), dt.datetime(2031, 3, 1, 0, 30, tzinfo=dt.UTC), "07.30 WIB"),
        (blocks.DateBlock(), dt.date(2031, 3, 1), "1 Maret 2031"),
        (blocks.TimeBlock(), dt.time(0, 5), "00.05"),
        (blocks.BooleanBlock(), False, "Tidak"),
        (blocks.IntegerBlock(), None, "–"),
        (blocks.PageChooserBlock(), None, "–"),
        (blocks.DecimalBlock(), Decimal("12.5"), "12,5"),
        (blocks.ChoiceBlock(choices=[("a", "Sawah")]), "a", "Sawah"),
    ],
)
def test_blocks_are_compared_in_words(block: blocks.Block, value: object, words: str) -> None:
    comparison = get_comparison_class_for_block(block)(block, True, True, value, value)
    assert words in comparison.htmldiff()
    assert words in comparison.htmlvalue(value)
