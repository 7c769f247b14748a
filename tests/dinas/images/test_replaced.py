"""A file that is replaced keeps its address, and nobody is shown the old one."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dinas.images.models import CustomDocument
from tests.dinas.images import pictures

pytestmark = pytest.mark.django_db


def _pdf(words: str) -> bytes:
    return f"%PDF-1.4\n{words}\n%%EOF\n".encode()


def test_document_keeps_its_address_and_a_known_copy_is_not_taken_for_the_new_one(
    admin_client: Client, settings: Settings, tmp_path: Path
) -> None:
    # On a disk, as Wagtail serves documents by their path there.
    disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**disk, "OPTIONS": {"location": str(tmp_path)}},
    }
    document = CustomDocument(title="Laporan")
    document.file.save("laporan.pdf", ContentFile(_pdf("cetakan pertama")))
    document.save()
    address = document.url
    first = Client().get(address)
    assert b"cetakan pertama" in b"".join(first)
    known = {
        header: first[name]
        for header, name in (("if-none-match", "ETag"), ("if-modified-since", "Last-Modified"))
        if name in first
    }
    new = pictures.upload("laporan.pdf", _pdf("cetakan kedua yang dibetulkan"))
    form = {"title": "Laporan", "file": new, "collection": document.collection_id}
    admin_client.post(reverse("wagtaildocs:edit", args=[document.pk]), form)
    again = Client().get(address, headers=known)

    assert again.status_code == 200
    assert b"cetakan kedua" in b"".join(again)
    assert CustomDocument.objects.get(pk=document.pk).url == address
    assert len(list(tmp_path.rglob("*.pdf"))) == 1
