"""What may be asked: parameters, filters of known values, pages of lists."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Schema
from pydantic import Field

from berita.models import KategoriBerita
from dinas.api.problems import DitolakError, dikutip
from dinas.core.bahasa import SOURCE
from kegiatan.models import JenisKegiatan
from komoditas.models import Kecamatan, Komoditas

MOST_PAGES = 10_000
MOST_NAMED = 30
"""So many known values a message names."""


class Asal(Schema):
    """What every address may be asked."""

    bahasa: Literal["id", "en"] = Field(
        "id", description=gettext_noop("Language of texts and messages.")
    )


class Berhalaman(Asal):
    """What every list may be asked."""

    halaman: int = Field(
        1, ge=1, le=MOST_PAGES, description=gettext_noop("Page of the list, from 1.")
    )
    per_halaman: int = Field(
        20, ge=1, le=100, description=gettext_noop("Entries a page, at most 100.")
    )


class Halaman(Schema):
    """A page of a list."""

    jumlah: int
    halaman: int
    per_halaman: int
    sebelumnya: str | None
    berikutnya: str | None


def periksa(request: HttpRequest, asked: Asal) -> str:
    """Return the language; refuse parameters that nobody knows, so that no typing error is silent.

    Raises:
        DitolakError: a parameter is unknown.
    """
    known = type(asked).model_fields
    for name in request.GET:
        if name not in known:
            raise DitolakError(
                dikutip(name),
                _("There is no such parameter. Known are: %(pilihan)s.")
                % {"pilihan": ", ".join(known)},
            )
    return asked.bahasa


def sehalaman(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], asked: Any
) -> tuple[list[Any], Any]:
    """Return the rows of the page that was asked for, and what is said of the page."""
    first = (asked.halaman - 1) * asked.per_halaman
    count = rows.count() if isinstance(rows, QuerySet) else len(rows)
    told = {
        "jumlah": count,
        "halaman": asked.halaman,
        "per_halaman": asked.per_halaman,
        "sebelumnya": _address(request, asked.halaman - 1) if asked.halaman > 1 else None,
        "berikutnya": _address(request, asked.halaman + 1)
        if first + asked.per_halaman < count and asked.halaman < MOST_PAGES
        else None,
    }
    return list(rows[first : first + asked.per_halaman]), told


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["halaman"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def terbuka(pages: Any) -> Any:
    """Leave out what has ended since the clock last took pages down."""
    return pages.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))


# --- filters of known values ---


def kategori(code: str | None) -> Any:
    """Return the category of a code, None where none was asked for."""
    return _known("kategori", code, KategoriBerita.objects.filter(locale__language_code=SOURCE))


def jenis(code: str | None) -> Any:
    """Return the kind of event of a code, None where none was asked for."""
    return _known("jenis", code, JenisKegiatan.objects.filter(locale__language_code=SOURCE))


def komoditas(code: str | None) -> Any:
    """Return the commodity of a code, None where none was asked for."""
    return _known("komoditas", code, Komoditas.objects.public_sources().only("kode"))


def kecamatan(code: str | None, name: str = "kecamatan", more: Iterable[str] = ()) -> Any:
    """Return the district of an official code, None where none was asked for."""
    return _known(name, code, Kecamatan.objects.only("kode"), more)


def _known(name: str, code: str | None, rows: Any, more: Iterable[str] = ()) -> Any:
    if not code:
        return None
    by_code = {row.kode: row for row in rows}
    if code not in by_code:
        raise DitolakError(
            name,
            _("“%(nilai)s” is not known here. Known are: %(pilihan)s.")
            % {
                "nilai": dikutip(code),
                "pilihan": ", ".join([*more, *by_code][:MOST_NAMED]) or "–",
            },
        )
    return by_code[code]


def kode_terkait(pages: list[Any], field: str, **only: Any) -> dict[int, list[str]]:
    """Return the codes of what many pages refer to by a relation to many, in one query."""
    if not pages:
        return {}
    model = type(pages[0])
    through: Any = model._meta.get_field(field).remote_field.through
    own = model._meta.model_name
    rows = through.objects.filter(**{f"{own}__in": [page.pk for page in pages]}, **only)
    found: dict[int, list[str]] = {page.pk: [] for page in pages}
    for key, code in rows.values_list(f"{own}_id", f"{field}__kode").order_by(f"{field}__kode"):
        found[key].append(code)
    return found
