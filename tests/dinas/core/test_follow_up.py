"""What follows a save, when the row is gone before its turn comes."""

from typing import Any

import pytest
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from berita.models import BeritaPage
from dinas.core.follow_up import catat_rujukan
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.followed


@pytest.mark.django_db
def test_row_that_is_gone_when_its_turn_comes_is_no_fault(situs: Situs, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    kept, gone = make_berita(situs.id), make_berita(situs.id)
    key = str(gone.pk)
    gone.delete()
    ordered = list(DBTaskResult.objects.order_by("enqueued_at"))

    for one in ordered:  # as the worker does, which tells the admins of what it raises
        import_string(one.task_path).func(*one.args_kwargs["args"])

    assert key in {one.args_kwargs["args"][-1] for one in ordered}
    assert ReferenceIndex.get_references_for_object(kept).exists()


@pytest.mark.django_db
def test_anything_else_that_is_missing_is_a_fault(
    situs: Situs, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_berita(situs.id)

    def missing(instance: Any) -> None:
        raise BeritaPage.DoesNotExist

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", missing)
    with pytest.raises(BeritaPage.DoesNotExist):
        catat_rujukan.func("berita", "beritapage", str(page.pk))
