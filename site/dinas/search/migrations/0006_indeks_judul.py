"""PostgreSQL's index over the words of titles."""

from django.db import migrations

from dinas.search import fulltext


class Migration(migrations.Migration):
    """Made by hand: only PostgreSQL needs it. It stays when the migration is undone."""

    dependencies = [("dinas_search", "0005_golongan")]
    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: fulltext.install_titles(schema_editor),
            migrations.RunPython.noop,
        )
    ]
