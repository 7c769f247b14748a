"""The keys by which entries are ordered and counted, and what each database does with them."""

from typing import Any

import pytest
from django.db import connection

from dinas.search import finding, indexing
from dinas.search.finding import Temuan
from dinas.search.groups import as_number
from dinas.search.models import EntriCari
from dinas.search.query import ask
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def test_entries_that_would_have_the_same_key_are_all_kept(
    situs: Situs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_number", lambda _entry, group: 7 << 41 | group)
    first = make_berita(situs.id, title="Panen satu")
    second = make_berita(situs.id, title="Panen dua")
    indexing.index_pages([first.pk])
    indexing.index_pages([second.pk, first.pk])

    titles = EntriCari.objects.filter(judul__startswith="Panen").values_list("judul", flat=True)
    assert sorted(titles) == ["Panen dua", "Panen satu"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL knows where to begin")
def test_sqlite_counts_and_orders_results_without_reading_past_their_texts(
    django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", -1)  # as if very many held the word
    found = Temuan(ask("padi", "id"), {})
    with django_assert_num_queries(2) as captured:
        assert len(found) == len(found.kepala) == 0

    plans = []
    for query in captured.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plans.append([row[3] for row in cursor.fetchall()])
    counting, choosing = plans
    assert len(counting) == 1, counting
    assert counting[0].startswith("SCAN dinas_search_teks VIRTUAL TABLE"), counting
    # The index over words gives them in order: read are only those that are taken.
    assert sum("SCAN f VIRTUAL TABLE" in step for step in choosing) == 2, choosing
    assert not any(step.startswith(("SCAN e", "LIST SUBQUERY")) for step in choosing), choosing


def test_number_of_a_group_is_a_character_to_every_database() -> None:
    character = "chr(%s::int)" if connection.vendor == "postgresql" else "char(%s)"
    numbers = [as_number(key) for key in (1, 0xD7FF, 0xD800, 0xDFFF, 0xFFFE, 900_000)]
    found = []
    for number in numbers:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {character}", [number])
            found.append(cursor.fetchone()[0])

    assert found == [chr(number) for number in numbers]
    assert len(set(numbers)) == len(numbers)
