"""The reports."""

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from dinas.core.spreadsheet import inert, local_moment, local_text
from dinas.images.enums import Persetujuan
from dinas.reports import audience, filters, querysets


class Report(ReportView):
    """A report with a table, filters and export, for those who may read it."""

    custom_value_preprocess: ClassVar[dict[Any, Any]] = {
        **ReportView.custom_value_preprocess,
        # Wagtail writes moments in UTC; the first that fits is taken, so this comes ahead of dates.
        dt.datetime: {
            ReportView.FORMAT_CSV: local_text,
            ReportView.FORMAT_XLSX: local_moment,
        },
        str: {ReportView.FORMAT_CSV: inert},
    }

    empty: ClassVar[Any] = gettext_lazy("Nothing has to be done here.")
    """What to say when there are no rows, and nobody narrowed them."""

    @property
    def no_results_message(self) -> str:
        """Say that all is well, unless the list is only narrowed."""
        if self.is_searching or self.is_filtering:
            return _("Nothing is like that.")
        return str(self.empty)

    @staticmethod
    def is_allowed(user: Any) -> bool:
        """Tell whether the user may read the report; each report says for whom it is."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those whom the report is not for."""
        if not type(self).is_allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def _edit_page(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def _type_name(page: Page) -> str:
    model = page.content_type.model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""


class ContentAgeReport(Report):
    """Public pages by the day of their review, then by age."""

    model = Page
    page_title = gettext_lazy("Content to check")
    header_icon = "time"
    index_url_name = "laporan_umur"
    index_results_url_name = "laporan_umur_hasil"
    filterset_class = filters.ContentAgeFilterSet
    is_allowed = staticmethod(audience.writes_pages)
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn("title", label=gettext_lazy("Title"), get_url=_edit_page),
        Column("jenis", label=gettext_lazy("Type")),
        Column("bahasa", label=gettext_lazy("Language")),
        DateColumn("last_published_at", label=gettext_lazy("Last published")),
        Column("tinjau", label=gettext_lazy("Review date")),
        Column("keadaan", label=gettext_lazy("Review")),
    ]
    list_export: ClassVar[list[str]] = [
        "title", "jenis", "bahasa", "last_published_at", "tinjau", "keadaan",
    ]  # fmt: skip
    export_headings: ClassVar[dict[str, Any]] = {
        "title": gettext_lazy("Title"),
        "jenis": gettext_lazy("Type"),
        "bahasa": gettext_lazy("Language"),
        "last_published_at": gettext_lazy("Last published"),
        "tinjau": gettext_lazy("Review date"),
        "keadaan": gettext_lazy("Review"),
    }

    def get_queryset(self) -> QuerySet[Page]:
        """Return the pages that the person may work on."""
        return querysets.content_by_age(self.request.user)

    def decorate_paginated_queryset(self, object_list: Any) -> list[Page]:
        """Say of each page in words what it is and whether its review is due."""
        today = timezone.localdate()
        pages = list(object_list)
        for page in pages:
            page.jenis, page.bahasa = _type_name(page), str(page.locale)
            page.keadaan = ""
            if page.tinjau:
                page.keadaan = _("Overdue") if page.tinjau <= today else _("Planned")
        return pages


class UntranslatedReport(Report):
    """Public pages that readers cannot have in the other language."""

    model = Page
    page_title = gettext_lazy("Pages without translation")
    header_icon = "wagtail-localize-language"
    index_url_name = "laporan_tanpa_terjemahan"
    index_results_url_name = "laporan_tanpa_terjemahan_hasil"
    filterset_class = filters.UntranslatedFilterSet
    empty = gettext_lazy("Readers can have every page in both languages.")
    is_allowed = staticmethod(audience.writes_pages)
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn("title", label=gettext_lazy("Title"), get_url=_edit_page),
        Column("jenis", label=gettext_lazy("Type")),
        DateColumn("last_published_at", label=gettext_lazy("Last published")),
        Column("keadaan", label=gettext_lazy("Translation")),
    ]
    list_export: ClassVar[list[str]] = ["title", "jenis", "last_published_at", "keadaan"]
    export_headings: ClassVar[dict[str, Any]] = {
        "title": gettext_lazy("Title"),
        "jenis": gettext_lazy("Type"),
        "last_published_at": gettext_lazy("Last published"),
        "keadaan": gettext_lazy("Translation"),
    }

    def get_queryset(self) -> QuerySet[Page]:
        """Return the pages, the newest first."""
        return querysets.untranslated_pages(self.request.user)

    def decorate_paginated_queryset(self, object_list: Any) -> list[Page]:
        """Say of each page in words what it is and how far its translation has come."""
        pages = list(object_list)
        for page in pages:
            page.jenis = _type_name(page)
            page.keadaan = _("Draft, not public yet") if page.ada_draf else _("Not begun")
        return pages


def _edit_picture(picture: Any) -> str:
    return reverse("wagtailimages:edit", args=(picture.pk,))


class IncompletePicturesReport(Report):
    """Pictures that lack a text for those who cannot see them, a credit or an answer."""

    model = get_image_model()
    page_title = gettext_lazy("Incomplete pictures")
    header_icon = "image"
    index_url_name = "laporan_gambar"
    index_results_url_name = "laporan_gambar_hasil"
    filterset_class = filters.PictureFilterSet
    empty = gettext_lazy("Every picture has its alt text, credit and consent.")
    is_allowed = staticmethod(audience.writes_pages)
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn("title", label=gettext_lazy("Title"), get_url=_edit_picture),
        Column("kurang", label=gettext_lazy("Missing")),
        Column("tampil", label=gettext_lazy("Shown on a page")),
        DateColumn("created_at", label=gettext_lazy("Uploaded")),
    ]
    list_export: ClassVar[list[str]] = ["title", "kurang", "tampil", "created_at"]
    export_headings: ClassVar[dict[str, Any]] = {
        "title": gettext_lazy("Title"),
        "kurang": gettext_lazy("Missing"),
        "tampil": gettext_lazy("Shown on a page"),
        "created_at": gettext_lazy("Uploaded"),
    }

    def get_queryset(self) -> QuerySet[Any]:
        """Return the pictures that lack something."""
        return querysets.incomplete_pictures(self.request.user)

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Name what each picture lacks."""
        pictures = list(object_list)
        for picture in pictures:
            wanted = {
                _("alt text"): picture.description,
                _("alt text in English"): picture.alt_en or not picture.dipakai,
                _("credit"): picture.kredit or not picture.dipakai,
                _("consent"): picture.persetujuan != Persetujuan.BELUM_DITANYAKAN,
            }
            picture.kurang = ", ".join(name for name, given in wanted.items() if not given)
            picture.tampil = _("Yes") if picture.dipakai else _("No")
        return pictures


class _UnusedReport(Report):
    filterset_class = filters.UnusedFileFilterSet
    empty = gettext_lazy("Every file is used somewhere.")
    is_allowed = staticmethod(audience.publishes_pages)
    list_export: ClassVar[list[str]] = ["title", "ukuran", "created_at", "pengunggah"]
    export_headings: ClassVar[dict[str, Any]] = {
        "title": gettext_lazy("Title"),
        "ukuran": gettext_lazy("Size"),
        "created_at": gettext_lazy("Uploaded"),
        "pengunggah": gettext_lazy("Uploaded by"),
    }

    def decorate_paginated_queryset(self, object_list: Any) -> list[Model]:
        """Say size and owner in words."""
        rows = list(object_list)
        for row in rows:
            row.ukuran = filesizeformat(row.file_size) if row.file_size else ""
            row.pengunggah = str(row.uploaded_by_user or "")
        return rows


def _unused_columns(get_url: Callable[[Any], str]) -> list[BaseColumn]:
    return [
        TitleColumn("title", label=gettext_lazy("Title"), get_url=get_url),
        Column("ukuran", label=gettext_lazy("Size")),
        DateColumn("created_at", label=gettext_lazy("Uploaded")),
        Column("pengunggah", label=gettext_lazy("Uploaded by")),
    ]


class UnusedPicturesReport(_UnusedReport):
    """Pictures that nothing refers to, the largest first."""

    model = get_image_model()
    page_title = gettext_lazy("Unused pictures")
    header_icon = "image"
    index_url_name = "laporan_gambar_tak_terpakai"
    index_results_url_name = "laporan_gambar_tak_terpakai_hasil"
    columns: ClassVar[list[BaseColumn]] = _unused_columns(_edit_picture)

    def get_queryset(self) -> QuerySet[Any]:
        """Return the pictures."""
        return querysets.unused_pictures(self.request.user)


class UnusedDocumentsReport(_UnusedReport):
    """Documents that nothing refers to, the largest first."""

    model = get_document_model()
    page_title = gettext_lazy("Unused documents")
    header_icon = "doc-full-inverse"
    index_url_name = "laporan_dokumen_tak_terpakai"
    index_results_url_name = "laporan_dokumen_tak_terpakai_hasil"
    columns: ClassVar[list[BaseColumn]] = _unused_columns(
        lambda document: reverse("wagtaildocs:edit", args=(document.pk,))
    )

    def get_queryset(self) -> QuerySet[Any]:
        """Return the documents."""
        return querysets.unused_documents(self.request.user)
