"""Takes down, publishes, moves and deletes hundreds of articles at once and prints the seconds.

It works in a folder of its own, which it deletes, or on the empty database in DATABASE_URL.
"""

import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 300
"""How many articles; each has an English one."""


def prepare() -> tuple[Any, Any]:
    """Make the site, the articles and a moderator with a browser."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from django.db import transaction
    from django.test import Client

    call_command("migrate", verbosity=0)
    from dinas.accounts.roles import GROUP_MODERATORS, setup_roles
    from dinas.moderation.drafts import without_translation_drafts
    from tests.factories.berita import make_berita
    from tests.factories.situs import make_situs

    situs = make_situs()
    setup_roles()
    with transaction.atomic(), without_translation_drafts():
        for _number in range(COUNT):
            page = make_berita(situs.id)
            page.save_revision()
            english = make_berita(situs.en, slug=page.slug, translation_key=page.translation_key)
            english.save_revision()
    user = get_user_model().objects.create_user("m", "m@example.org", "kata-sandi-ukur")
    user.groups.add(Group.objects.get(name=GROUP_MODERATORS))
    client = Client()
    client.force_login(user)
    return situs, client


def run(client: Any, action: str, pages: Any, data: dict[str, Any]) -> None:
    """Ask, answer, and print how long each took and what was done."""
    from django.urls import reverse

    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    url = f"{url}?{'&'.join(f'id={pk}' for pk in pages.values_list('pk', flat=True))}"
    for name, ask in (("question", client.get), ("done", partial(client.post, data=data))):
        start, start_cpu = time.perf_counter(), time.process_time()
        response = ask(url)
        took, took_cpu = time.perf_counter() - start, time.process_time() - start_cpu
        line = f"{action}, {name}: {took:.1f} s, processor {took_cpu:.1f} s"
        print(line, response.status_code, flush=True)  # noqa: T201 (a command's output)


def main() -> None:
    """Go through the four actions."""
    situs, client = prepare()
    from wagtail.models import Page

    from berita.models import BeritaIndexPage, BeritaPage

    pages = Page.objects.type(BeritaPage)
    source = pages.filter(locale=situs.id.locale)

    def state() -> str:
        return f"{pages.count()} pages, {pages.live().count()} public"

    archive = {}
    for tree in (situs.id, situs.en):
        extra = {"translation_key": archive["id"].translation_key} if archive else {}
        archive[tree.locale.language_code] = tree.home.add_child(
            instance=BeritaIndexPage(title="Arsip", slug="arsip", locale=tree.locale, **extra)
        )
    for action, data in (
        ("unpublish", {}),
        ("publish", {}),
        ("move", {"chooser": archive["id"].pk}),
        ("delete", {"jumlah": str(COUNT)}),
    ):
        run(client, action, source, data)
        print(state(), flush=True)  # noqa: T201


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="dinas-bulk-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinas.settings.local")
        os.environ["ALLOWED_HOSTS"] = "testserver"
        os.environ["LOG_LEVEL"] = "WARNING"
        import django

        django.setup()
        from django.conf import settings
        from django.test import override_settings

        plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
        # No static files are collected for this.
        with override_settings(STORAGES=settings.STORAGES | {"staticfiles": {"BACKEND": plain}}):
            main()
