"""What every test of pictures and documents starts from."""

import pytest
from django.core.files.storage import default_storage

FOLDERS = ("original_images", "images", "documents", "wagtail_uploads")


@pytest.fixture(autouse=True)
def _empty_storage() -> None:
    """The storage outlives a test, while its rows do not."""
    for folder in FOLDERS:
        if default_storage.exists(folder):
            for name in default_storage.listdir(folder)[1]:
                default_storage.delete(f"{folder}/{name}")
