"""What was deleted comes back as it was."""

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from dinas.trash.models import Terhapus
from dinas.trash.tasks import kosongkan_tempat_sampah
from halaman.models import HalamanPage
from tests.dinas.images.pictures import jpeg, upload
from tests.dinas.moderation.conftest import Komit, Peran
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.followed]

TEXT = [{"type": "paragraf", "id": "p1", "value": "<p>Isi asli</p>"}]


def page_under(parent: Any, slug: str, **fields: Any) -> HalamanPage:
    """Make a public page with two revisions."""
    page = HalamanPage(title=slug.title(), slug=slug, locale=parent.locale, isi=TEXT, **fields)
    parent.add_child(instance=page)
    page.save_revision()
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def delete_page(peran: Peran, page: Page) -> Terhapus:
    """Delete a page as a person does; return what the trash holds."""
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    answer = peran.admin.client.post(url, {"judul": page.title})
    assert answer.status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()
    return Terhapus.objects.get()


def take_back(peran: Peran, kept: Terhapus) -> None:
    """Press the button as a moderator."""
    peran.moderator.client.post(reverse("sampah_kembalikan", args=[kept.pk]))
    assert not Terhapus.objects.exists()


def test_subtree_comes_back_as_drafts_with_fields_revisions_addresses_and_redirects(
    situs: Situs, peran: Peran
) -> None:
    above = page_under(situs.id.home, "layanan")
    below = page_under(above, "benih")
    Redirect.objects.create(
        old_path="/lama", site=situs.site, redirect_page=below.page_ptr, is_permanent=True
    )
    english = above.copy_for_translation(situs.en.locale)
    english.save_revision().publish()
    revisions = set(Revision.objects.for_instance(below).values_list("pk", flat=True))

    take_back(peran, delete_page(peran, above))

    back = HalamanPage.objects.get(pk=below.pk)
    assert (back.title, back.translation_key) == (below.title, below.translation_key)
    assert (back.url_path, back.path, back.live) == (below.url_path, below.path, False)
    assert back.isi.get_prep_value() == below.isi.get_prep_value()
    assert set(Revision.objects.for_instance(back).values_list("pk", flat=True)) == revisions
    assert Redirect.objects.get(old_path="/lama").redirect_page_id == below.pk
    translated = HalamanPage.objects.get(pk=english.pk)
    assert (translated.translation_key, translated.live) == (above.translation_key, False)
    assert not any(Page.find_problems())
    back.get_latest_revision().publish()
    assert HalamanPage.objects.get(pk=below.pk).live


def test_page_comes_back_beside_one_that_took_its_place(situs: Situs, peran: Peran) -> None:
    page = page_under(situs.id.home, "profil")
    kept = delete_page(peran, page)
    page_under(situs.id.home, "profil")

    take_back(peran, kept)

    back = Page.objects.get(pk=page.pk)
    assert back.slug == "profil-2"
    assert back.url_path.endswith("/profil-2/")
    assert not any(Page.find_problems())


def test_page_whose_parent_is_gone_goes_where_the_moderator_says(
    situs: Situs, peran: Peran
) -> None:
    above = page_under(situs.id.home, "layanan")
    below = page_under(above, "benih")
    other = page_under(situs.id.home, "profil")
    kept = delete_page(peran, below)
    Page.objects.get(pk=above.pk).delete()

    asked = peran.moderator.client.post(reverse("sampah_kembalikan", args=[kept.pk]), follow=True)
    assert Terhapus.objects.exists()
    offered = asked.context["form"].fields["induk"].queryset
    assert set(offered.values_list("pk", flat=True)) == {situs.id.home.pk, other.pk}
    peran.moderator.client.post(reverse("sampah_kembalikan", args=[kept.pk]), {"induk": other.pk})

    assert Page.objects.get(pk=below.pk).get_parent().pk == other.pk
    assert not any(Page.find_problems())


def test_moderator_reads_the_last_draft_before_putting_it_back(situs: Situs, peran: Peran) -> None:
    page = page_under(situs.id.home, "profil")
    page.ringkasan = "Tulisan yang belum terbit"
    page.save_revision()
    kept = delete_page(peran, page)
    url = reverse("sampah_rinci", args=[kept.pk])

    text = peran.moderator.client.get(url).text

    assert "Tulisan yang belum terbit" in text
    assert "Isi asli" in text
    assert "&lt;p&gt;" not in text
    assert peran.editor.client.get(url).status_code == 302


def test_picture_comes_back_with_its_file(situs: Situs, peran: Peran, komit: Komit) -> None:
    image = get_image_model().objects.create(title="Sawah", file=upload("sawah.jpg", jpeg()))
    name, content = image.file.name, image.file.read()
    with komit():
        peran.admin.client.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert not get_image_model().objects.exists()
    default_storage.delete(name)  # the worker's part

    take_back(peran, Terhapus.objects.get())

    back = get_image_model().objects.get(pk=image.pk)
    assert back.title == "Sawah"
    with default_storage.open(back.file.name) as stored:
        assert stored.read() == content
    assert back.file.name == name


def test_editors_and_translators_have_no_trash_and_moderators_cannot_empty_it(
    situs: Situs, peran: Peran
) -> None:
    kept = delete_page(peran, page_under(situs.id.home, "profil"))
    for person in (peran.editor, peran.penerjemah):
        assert person.client.get(reverse("tempat_sampah")).status_code == 302
        person.client.post(reverse("sampah_kembalikan", args=[kept.pk]))
    listed = peran.moderator.client.get(reverse("tempat_sampah")).text
    assert "Profil" in listed
    assert date_format(timezone.localtime(kept.sampai)) in listed
    peran.moderator.client.post(reverse("sampah_hapus", args=[kept.pk]))
    assert Terhapus.objects.exists()
    peran.admin.client.post(reverse("sampah_hapus", args=[kept.pk]))
    assert not Terhapus.objects.exists()


def test_trash_is_emptied_when_the_time_is_over(situs: Situs, peran: Peran) -> None:
    delete_page(peran, page_under(situs.id.home, "profil"))
    kosongkan_tempat_sampah.func()
    assert Terhapus.objects.exists()

    Terhapus.objects.update(sampai=timezone.now())
    kosongkan_tempat_sampah.func()
    assert not Terhapus.objects.exists()


def test_what_the_site_tidies_up_itself_is_not_kept(situs: Situs) -> None:
    page_under(situs.id.home, "profil").delete()

    assert not Terhapus.objects.exists()
