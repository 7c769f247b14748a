"""Pictures under the queue that the real site uses, where work is told to a worker as text."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.models import DBTaskResult

from dinas.images.models import CustomDocument
from dinas.settings._storage import storages
from tests.factories.gambar import make_picture


class NoEnvironment:
    """An environment in which nothing is set."""

    def str(self, name: str, default: str = "") -> str:
        return default


@pytest.mark.django_db
def test_picture_and_document_can_be_deleted(
    settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": storages(NoEnvironment(), tmp_path)["default"],  # type: ignore[arg-type]  # a stand-in
    }
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    picture = make_picture()
    document = CustomDocument.objects.create(
        title="Laporan", file=SimpleUploadedFile("laporan.pdf", b"%PDF-1.4")
    )

    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
        document.delete()

    assert not CustomDocument.objects.exists()
    assert DBTaskResult.objects.filter(task_path__icontains="delete").count() >= 2
