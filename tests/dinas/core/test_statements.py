"""Statements whose words are kept: each asking is answered with its own values."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from dinas.core.statements import Blank, ask

pytestmark = pytest.mark.django_db


def _by_key() -> QuerySet[Any]:
    return Locale.objects.filter(pk=Blank("pk"))


def test_each_asking_is_answered_with_its_own_values_by_the_database() -> None:
    first = Locale.objects.get_or_create(language_code="id")[0]
    second = Locale.objects.get_or_create(language_code="en")[0]

    with CaptureQueriesContext(connection) as asked:
        answers = [ask(("test", "locale"), _by_key, pk=row.pk) for row in (first, second, first)]

    assert answers == [[first], [second], [first]]
    assert len(asked) == 3
    assert answers[0][0] is not answers[2][0]  # a row that one page changes is no other page's


def test_what_changed_meanwhile_is_seen() -> None:
    row = Locale.objects.get_or_create(language_code="en")[0]
    ask(("test", "locale"), _by_key, pk=row.pk)
    key = row.pk
    row.delete()

    assert ask(("test", "locale"), _by_key, pk=key) == []


def test_a_question_that_no_row_can_answer_gives_nothing() -> None:
    assert ask(("test", "nothing"), Locale.objects.none) == []
    assert ask(("test", "locale"), _by_key, pk=None) == []
