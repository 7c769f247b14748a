"""A moderator compares what waits with what is public, and decides at the same place."""

from django.urls import reverse

from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.situs import Situs


def test_versions_stand_side_by_side_and_only_a_moderator_decides_there(
    situs: Situs, peran: Peran
) -> None:
    page = make_berita(situs.id, ringkasan="Dua bibit.", owner=peran.editor.user)
    page.ringkasan = "Tiga bibit."
    revision = page.save_revision(user=peran.editor.user)
    page.get_workflow().start(page, peran.editor.user)
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", revision.pk])
    seen = {
        who: getattr(peran, who).client.get(url).content.decode() for who in ("moderator", "editor")
    }
    for html in seen.values():
        assert 'data-label="Tayang"' in html
        assert 'WIB"' in html
    assert "data-workflow-action-url" in seen["moderator"]
    assert "data-workflow-action-url" not in seen["editor"]
