"""Takes note of the links, new sites and suspicious words of what is public."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import DraftStateMixin, Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from dinas.reports.enums import Arah
from dinas.reports.inside import Dalam, direction, host_of, own_hosts
from dinas.reports.models import KataJudi, SitusLuar, Tautan
from dinas.reports.pieces import Potongan, Sasaran, pieces_of
from dinas.reports.spam import suspicious


def scanned_models() -> list[type[Model]]:
    """Return what readers meet: page types, entries, pictures."""
    pages = [model for model in get_page_models() if model is not Page]
    found: list[type[Model]] = [*pages, *get_snippet_models(), get_image_model()]
    return sorted(found, key=lambda model: model._meta.label_lower)


def public_rows(model: Any) -> Any:
    """Return the rows of a type that readers can see."""
    rows = model._default_manager.order_by("pk")
    if issubclass(model, Page):
        return rows.filter(alias_of__isnull=True, live=True)
    return rows.filter(live=True) if issubclass(model, DraftStateMixin) else rows


def scan(instances: Iterable[Any]) -> None:
    """Note what stands in these objects, forget what no longer does."""
    hosts = own_hosts()
    read = [(instance, list(pieces_of(instance))) for instance in instances]
    dalam = Dalam(target for _object, pieces in read for target in _targets(pieces))
    for instance, pieces in read:
        place = _place_of(instance)
        with transaction.atomic():
            _note_links(place, pieces, dalam, hosts)
            _note_sites(instance, place, pieces, hosts)
            _note_words(instance, place, pieces)


def forget(model: type[Model], pk: int) -> None:
    """Forget all about an object that readers no longer see."""
    owner = {"jenis": ContentType.objects.get_for_model(model), "nomor": pk}
    Tautan.objects.filter(**owner).delete()
    KataJudi.objects.filter(**owner).delete()


def forget_vanished() -> None:
    """Forget what was noted about objects that are gone or not public any more."""
    for model in scanned_models():
        owner = ContentType.objects.get_for_model(model)
        public = public_rows(model).order_by().values("pk")
        for notes in (Tautan, KataJudi):
            notes.objects.filter(jenis=owner).exclude(nomor__in=public).delete()  # type: ignore[attr-defined]


def _targets(pieces: Iterable[Potongan]) -> Iterator[Sasaran]:
    for piece in pieces:
        yield from piece.tautan


def _place_of(instance: Any) -> dict[str, Any]:
    return {
        "jenis": ContentType.objects.get_for_model(type(instance)),
        "nomor": instance.pk,
        "halaman_id": instance.pk if isinstance(instance, Page) else None,
        "bahasa_id": getattr(instance, "locale_id", None),
        "judul": str(instance)[:255],
    }


def _print(place: dict[str, Any], *parts: Any) -> str:
    text = "\x1f".join([str(place["jenis"].pk), str(place["nomor"]), *map(str, parts)])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _note_links(
    place: dict[str, Any], pieces: list[Potongan], dalam: Dalam, hosts: frozenset[str]
) -> None:
    known = {
        row.sidik: row for row in Tautan.objects.filter(jenis=place["jenis"], nomor=place["nomor"])
    }
    seen: set[str] = set()
    for piece in pieces:
        for target in piece.tautan:
            arah = direction(target, hosts)
            key = _print(place, piece.jalur, target)
            if arah is None or key in seen:
                continue
            seen.add(key)
            row = known.get(key) or Tautan(sidik=key, arah=arah)
            row.arah, row.alamat = arah, _address_of(target)
            row.situs = (host_of(target.alamat) or "")[:255] if arah == Arah.LUAR else ""
            _settle(row, place, piece)
            if arah != Arah.LUAR:
                row.note(dalam.fault(target))
            row.save()
    stale = [row.pk for key, row in known.items() if key not in seen]
    if stale:
        Tautan.objects.filter(pk__in=stale).delete()


def _settle(row: Any, place: dict[str, Any], piece: Potongan) -> None:
    for name, value in place.items():
        setattr(row, name, value)
    row.jalur, row.bagian = piece.jalur[:500], piece.bagian[:255]


def _address_of(target: Sasaran) -> str:
    if target.halaman:
        return f"#{target.halaman}"
    return f"#{target.dokumen}" if target.dokumen else target.alamat


def _author_id(instance: Any) -> int | None:
    revision = getattr(instance, "live_revision", None) or getattr(
        instance, "latest_revision", None
    )
    return getattr(revision, "user_id", None) or getattr(instance, "uploaded_by_user_id", None)


def _note_sites(
    instance: Any, place: dict[str, Any], pieces: list[Potongan], hosts: frozenset[str]
) -> None:
    first: dict[str, Potongan] = {}
    for piece in pieces:
        for target in piece.tautan:
            name = host_of(target.alamat)
            if name and direction(target, hosts) == Arah.LUAR:
                first.setdefault(name.removeprefix("www.")[:255], piece)
    known = SitusLuar.objects.filter(nama__in=first).values_list("nama", flat=True)
    made = []
    for name in sorted(first.keys() - set(known)):
        row = SitusLuar(nama=name, oleh_id=_author_id(instance), ditemukan=timezone.now())
        _settle(row, place, first[name])
        made.append(row)
    # Another worker may have met the same site just now.
    SitusLuar.objects.bulk_create(made, ignore_conflicts=True)


def _note_words(instance: Any, place: dict[str, Any], pieces: list[Potongan]) -> None:
    known = {
        row.sidik: row
        for row in KataJudi.objects.filter(jenis=place["jenis"], nomor=place["nomor"])
    }
    made, seen = [], set()
    for piece in pieces:
        for found in suspicious(piece.teks, piece.html):
            key = _print(place, piece.jalur, found.sebab, found.kutipan)
            if key in seen:
                continue
            seen.add(key)
            if key not in known:
                row = KataJudi(sidik=key, sebab=found.sebab, kutipan=found.kutipan[:255])
                row.oleh_id = _author_id(instance)
                _settle(row, place, piece)
                made.append(row)
    KataJudi.objects.bulk_create(made, ignore_conflicts=True)
    stale = [row.pk for key, row in known.items() if key not in seen]
    if stale:
        KataJudi.objects.filter(pk__in=stale).delete()
