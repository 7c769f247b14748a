"""One of everything that has an address, so that the table of addresses meets real things."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, Locale, Site
from wagtail_localize.models import TranslationSource

from dinas.accounts.roles import setup_roles
from dinas.bundles.models import Bundle
from dinas.feedback.models import Kiriman, Masukan
from dinas.mail.models import Surat
from dinas.previews.models import PreviewLink
from dinas.reports.models import KataJudi, SitusLuar, Tautan
from dinas.search.models import HasilPilihan, Sinonim
from dinas.trash.models import Terhapus
from komoditas.models import ImporProduksi
from tests.dinas.accounts.masuk import make_user
from tests.factories.angka import make_angka
from tests.factories.berita import make_berita, make_kategori
from tests.factories.gambar import make_picture
from tests.factories.kegiatan import make_jenis, make_kegiatan
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

Benda = dict[str, dict[str, object]]
"""What stands in which place of an address, by the beginning of the path."""


def make_benda(situs: Situs) -> Benda:
    """Make one of everything and return where it belongs."""
    setup_roles()
    article = make_berita(situs.id, slug="padi", title="Padi")
    revision = article.save_revision()
    author = make_user("penulis")
    state = article.get_workflow().start(article, author)
    source, _made = TranslationSource.get_or_create_from_instance(article)
    translation = source.translations.create(target_locale=situs.en.locale)
    kinds = ContentType.objects.get_for_model(article)
    page: dict[str, object] = {
        **dict.fromkeys(("pk", "page_id", "page_to_move_id", "page_pk", "object_id"), article.pk),
        **dict.fromkeys(("revision_id", "revision_id_a", "revision_id_b"), revision.pk),
        "parent_page_id": situs.id.berita.pk,
        "destination_id": situs.id.berita.pk,
        "content_type_id": kinds.pk,
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state.pk,
        "task_id": state.current_task_state.task_id,
        "workflow_pk": state.workflow_id,
    }
    return {
        "": {**page, "translation_id": translation.pk, "translation_source_id": source.pk},
        "/api/v1/berita": {"id": article.pk},
        "/api/v1/kegiatan": {"id": make_kegiatan(situs.id, slug="temu").pk},
        "/cms/workflows/": {"pk": state.workflow_id},
        "/cms/workflows/tasks/": {"pk": state.current_task_state.task_id},
        **_settings(author, situs),
        **_files(),
        **_entries(),
        **_of_the_office(article, kinds, author),
    }


def _settings(author: Any, situs: Situs) -> Benda:
    site = Site.objects.get(is_default_site=True)
    link = Redirect.objects.create(old_path="/lama", redirect_link="/")
    collection = Collection.get_first_root_node().add_child(name="Foto")
    return {
        "/cms/collections/": {"pk": collection.pk, "collection_id": collection.pk},
        "/cms/groups/": {"pk": Group.objects.order_by("pk")[0].pk},
        "/cms/locales/": {"pk": Locale.objects.get(language_code="en").pk},
        "/cms/redirects/": {"redirect_id": link.pk},
        "/cms/settings/": {"app_name": "core", "model_name": "kontaksetting", "pk": site.pk},
        "/cms/sites/": {"pk": site.pk},
        "/cms/users/": {"pk": author.pk},
    }


def _files() -> Benda:
    picture = make_picture()
    document = get_document_model().objects.create(
        title="Laporan", file=ContentFile(b"%PDF-1.4", name="laporan.pdf")
    )
    image = {"pk": picture.pk, "image_id": picture.pk, "filter_spec": "width-100"}
    paper = {"pk": document.pk, "document_id": document.pk, "doc_id": document.pk}
    return {
        "/cms/api/main/images": dict(image),
        "/cms/images/": dict(image),
        "/cms/api/main/documents": dict(paper),
        "/cms/documents/": dict(paper),
        "/documents/": {**paper, "document_filename": "laporan.pdf"},
    }


def _entries() -> Benda:
    rice = make_komoditas("Padi", "Rice")
    rice.save_revision()
    entries = {
        "berita/kategoriberita": make_kategori(),
        "kegiatan/jeniskegiatan": make_jenis(),
        "komoditas/kecamatan": make_kecamatan(),
        "komoditas/komoditas": rice,
    }
    made: Benda = {}
    for name, entry in entries.items():
        made[f"/cms/snippets/{name}/"] = {"pk": entry.pk}
        made[f"/cms/snippets/choose/{name}/"] = {"pk": entry.pk}
    made["/cms/localize/submit/snippet/"] = {
        "app_label": "komoditas",
        "model_name": "komoditas",
        "pk": rice.pk,
    }
    made["/cms/snippets/komoditas/komoditas/"]["revision_id"] = rice.latest_revision.pk
    made["/api/v1/komoditas"] = {"kode": "padi"}
    made["/cms/data-produksi/angka/"] = {"pk": make_angka(rice, 2025).pk}
    return made


def _of_the_office(article: Any, kinds: ContentType, author: Any) -> Benda:
    place = {
        "jenis": kinds,
        "nomor": article.pk,
        "halaman": article.page_ptr,
        "bahasa": article.locale,
        "judul": "Padi",
    }
    bundle = Bundle.objects.create(title="Musim tanam")
    item = bundle.items.create(content_type=kinds, object_id=str(article.pk), label="Padi")
    shared = PreviewLink.objects.create(
        content_type=kinds,
        object_id=str(article.pk),
        label="Padi",
        created_by=author,
        expires_at=timezone.now() + dt.timedelta(days=1),
    )
    things: list[tuple[str, Any]] = [
        ("data-produksi/impor", ImporProduksi.objects.create(nama_berkas="a.csv", oleh=author)),
        ("hasil_pilihan", HasilPilihan.objects.create(kata="padi", halaman=article, urutan=1)),
        ("pratinjau", shared),
        ("reports/kata-mencurigakan", KataJudi.objects.create(sidik="a", sebab="kata", **place)),
        ("reports/situs-tujuan", SitusLuar.objects.create(nama="contoh.id", **place)),
        ("reports/tautan-rusak", Tautan.objects.create(sidik="a", alamat="/x/", **place)),
        ("reports/surel", Surat.objects.create(penerima="a@b.id", perihal="Uji", bahasa="id")),
        ("reports/tempat-sampah", Terhapus.objects.create(judul="Padi", jenis="berita")),
        ("sinonim_cari", Sinonim.objects.create(kata="padi, gabah")),
    ]
    received = Masukan.objects.create(judul="Padi", bahasa="id", membantu=True)
    Kiriman.objects.create(judul="Padi", bahasa="id")
    return {
        **{f"/cms/{name}/": {"pk": thing.pk} for name, thing in things},
        "/cms/reports/kotak-masuk/": {"name": "masukan", "pk": received.pk},
        "/cms/terbitkan-bersama/": {"pk": bundle.pk, "item_pk": item.pk},
        "/cms/pekerjaan/": {"key": "konsep", "pk": article.pk},
        "/k/": {"kode": "padi"},
        "/pratinjau/": {"token": shared.token},
    }
