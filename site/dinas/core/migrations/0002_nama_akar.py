"""Give the root of all pages an Indonesian name: editors meet it in every chooser."""

from typing import Any

from django.db import migrations

ENGLISH, INDONESIAN = "Root", "Semua halaman"


def _rename(apps: Any, before: str, after: str) -> None:
    pages = apps.get_model("wagtailcore", "Page").objects.filter(depth=1)
    pages.filter(title=before).update(title=after)
    pages.filter(draft_title=before).update(draft_title=after)


def rename(apps: Any, schema_editor: Any) -> None:
    """Name it, unless somebody has named it already."""
    _rename(apps, ENGLISH, INDONESIAN)


def rename_back(apps: Any, schema_editor: Any) -> None:
    """Give it Wagtail's name again."""
    _rename(apps, INDONESIAN, ENGLISH)


class Migration(migrations.Migration):
    """The name of the root page."""

    dependencies = [("core", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(rename, rename_back)]
