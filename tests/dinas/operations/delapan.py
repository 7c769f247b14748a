"""Eight editors who save at the same moment, each with a connection of her own.

Runs inside a site's `manage.py`, because the tests' own database lives in memory and knows no
locks; prints what became of it as JSON.
"""

import json
import sys
import threading
import traceback
from collections.abc import Sequence

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import querydict_from_html

from tests.dinas.accounts.masuk import make_user
from tests.factories.berita import make_berita
from tests.factories.situs import make_situs

EDITORS = 8
STATIC = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
"""No style sheets are gathered here."""


class Editor(threading.Thread):
    """Somebody who opens a page once and saves it under new titles."""

    def __init__(self, number: int, client: Client, barrier: threading.Barrier) -> None:
        super().__init__()
        self.number, self.client, self.barrier = number, client, barrier
        self.form: dict[str, object] = {}
        self.pages: Sequence[Page] = []
        self.acknowledged: list[tuple[int, str]] = []
        self.faults: list[str] = []

    def run(self) -> None:
        """Save, at the same moment as all others."""
        for turn, page in enumerate(self.pages):
            title = f"Simpanan {turn} oleh {self.number}"
            self.barrier.wait(60)
            try:
                form = {**self.form, "title": title, "slug": page.slug}
                answer = self.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
            except Exception:  # noqa: BLE001 (whatever it was, the test shall tell)
                self.faults.append(traceback.format_exc())
                continue
            if answer.status_code == 302:
                self.acknowledged.append((page.pk, title))
            else:
                self.faults.append(f"status {answer.status_code}")
        connection.close()


@override_settings(STORAGES={**settings.STORAGES, "staticfiles": STATIC})
def main() -> None:
    """Let eight people save eight pages, then all of them the same one, then their own again."""
    situs = make_situs()
    pages = [make_berita(situs.id, title=f"Awal {number}") for number in range(EDITORS)]
    barrier = threading.Barrier(EDITORS)
    editors = []
    for number in range(EDITORS):
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(make_user(f"penulis{number}"))
        editors.append(Editor(number, client, barrier))
        editors[-1].pages = [pages[number], pages[0], pages[number]]
    opened = editors[0].client.get(reverse("wagtailadmin_pages:edit", args=[pages[0].pk]))
    fields = querydict_from_html(opened.text, form_id="page-edit-form").dict()
    form = {name: value for name, value in fields.items() if not name.startswith("action-")}
    form |= {"isi-count": "0", "lampiran-count": "0"}  # a script fills these in
    connection.close()  # as many as the editors is all that a pool gives
    for editor in editors:
        editor.form = form
        editor.start()
    for editor in editors:
        editor.join()
    kept = set(Revision.page_revisions.values_list("object_id", "content__title"))
    acknowledged = [save for editor in editors for save in editor.acknowledged]
    lost = [title for key, title in acknowledged if (str(key), title) not in kept]
    faults = [fault for editor in editors for fault in editor.faults]
    told = {"acknowledged": len(acknowledged), "lost": lost, "faults": faults}
    sys.stdout.write(f"\n{json.dumps(told)}")
