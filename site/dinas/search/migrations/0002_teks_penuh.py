"""The index over words: FTS5 on SQLite, a column with a GIN index on PostgreSQL."""

from django.db import migrations

from dinas.search import fulltext


class Migration(migrations.Migration):
    """Made by hand, for Django knows neither of the two."""

    dependencies = [("dinas_search", "0001_indeks")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: fulltext.install(schema_editor),
            lambda apps, schema_editor: fulltext.remove(schema_editor),
        )
    ]
