"""SQLite's index of what results are counted, narrowed and ordered by."""

from django.db import migrations

from dinas.search import fulltext


class Migration(migrations.Migration):
    """Made by hand: only SQLite needs it. It stays when the migration is undone, and does no harm."""

    dependencies = [("dinas_search", "0003_bentuk_indeks")]
    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: fulltext.install_covering(schema_editor),
            migrations.RunPython.noop,
        )
    ]
