"""Every kind that the trash keeps comes back as it was, whichever button deleted it."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from dinas.trash.models import Terhapus
from komoditas.enums import Kelompok
from komoditas.models import Komoditas
from tests.dinas.images.pictures import jpeg, upload
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.trash.test_trash import page_under, take_back
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.followed]


def bulk_url(model: type[Any], *pks: int) -> str:
    """Return where a choice of rows is deleted."""
    meta = model._meta
    chosen = "&".join(f"id={pk}" for pk in pks)
    url = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"])
    return f"{url}?{chosen}&next=/cms/"


def test_document_comes_back_with_its_file(situs: Situs, peran: Peran, komit: Komit) -> None:
    model = get_document_model()
    document = model.objects.create(title="Juknis", file=ContentFile(b"%PDF-1.4 isi", "juknis.pdf"))
    name = document.file.name
    url = reverse("wagtaildocs:delete", args=[document.pk])
    assert "catatan-sampah" in peran.admin.client.get(url).text
    with komit():
        peran.admin.client.post(url)
    default_storage.delete(name)
    kept = Terhapus.objects.get()
    look = peran.moderator.client.get(reverse("sampah_rinci", args=[kept.pk]))
    assert "juknis.pdf" in look.text
    taken = peran.moderator.client.get(reverse("sampah_berkas", args=[kept.pk, 0]))
    assert b"".join(taken.streaming_content) == b"%PDF-1.4 isi"

    take_back(peran, kept)

    with model.objects.get(pk=document.pk).file.open() as stored:
        assert stored.read() == b"%PDF-1.4 isi"


def test_entry_comes_back_with_its_translation_and_revisions(situs: Situs, peran: Peran) -> None:
    source = Komoditas.objects.create(
        nama="Jagung",
        kode="jagung",
        kelompok=Kelompok.TANAMAN_PANGAN,
        ringkasan="Ditanam di semua kecamatan",
        locale=situs.id.locale,
    )
    source.save_revision()
    english = source.copy_for_translation(situs.en.locale)
    english.nama = "Maize"
    english.save()
    url = reverse(Komoditas.snippet_viewset.get_url_name("delete"), args=[source.pk])
    assert "catatan-sampah" in peran.admin.client.get(url).text
    peran.admin.client.post(url, {"terjemahan": "ikut"})
    assert not Komoditas.objects.exists()

    take_back(peran, Terhapus.objects.get())

    back = Komoditas.objects.get(pk=source.pk)
    assert (back.nama, back.translation_key) == (
        "Jagung",
        source.translation_key,
    )
    assert back.get_translation(situs.en.locale).nama == "Maize"
    assert Revision.objects.for_instance(back).count() == 1


def test_many_pictures_deleted_at_once_come_back_together(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    model = get_image_model()
    pictures = [
        model.objects.create(title=title, file=upload(f"{title}.jpg", jpeg()))
        for title in ("sawah", "ladang")
    ]
    url = bulk_url(model, *(one.pk for one in pictures))
    assert "catatan-sampah" in peran.admin.client.get(url).text
    with komit():
        peran.admin.client.post(url)
    assert not model.objects.exists()

    take_back(peran, Terhapus.objects.get())

    for one in pictures:
        assert default_storage.exists(model.objects.get(pk=one.pk).file.name)


def test_many_pages_deleted_at_once_come_back_together(situs: Situs, peran: Peran) -> None:
    first, second = (page_under(situs.id.home, slug) for slug in ("profil", "layanan"))
    url = bulk_url(Page, first.pk, second.pk)
    assert "catatan-sampah" in peran.admin.client.get(url).text
    peran.admin.client.post(url)
    assert not Page.objects.filter(pk__in=(first.pk, second.pk)).exists()
    kept = Terhapus.objects.get()
    assert kept.banyak == 2

    take_back(peran, kept)

    assert set(Page.objects.child_of(situs.id.home).values_list("pk", flat=True)) >= {
        first.pk,
        second.pk,
    }
    assert not any(Page.find_problems())


@pytest.mark.parametrize("kind", ["documents", "entries"])
def test_question_about_many_tells_of_the_trash_and_is_for_moderators(
    kind: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    if kind == "documents":
        model: Any = get_document_model()
        for name in ("satu", "dua"):
            model.objects.create(title=name, file=ContentFile(b"%PDF-1.4", f"{name}.pdf"))
    else:
        model = Komoditas
        for name in ("Padi", "Jagung"):
            make_komoditas(name)
    rows = list(model.objects.values_list("pk", flat=True))
    url = bulk_url(model, *rows)

    for person in (peran.editor, peran.penerjemah):
        person.client.post(url)
        assert model.objects.count() == len(rows)

    assert "catatan-sampah" in peran.moderator.client.get(url).text
    with komit():
        peran.moderator.client.post(url)
    assert not model.objects.exists()
    assert Terhapus.objects.exists()
