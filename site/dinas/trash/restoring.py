"""Puts back what was deleted: pages as drafts, at their place where that is still free."""

from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.search.index import Indexed, insert_or_update_object

from dinas.trash.models import Terhapus


class CannotRestore(Exception):
    """Why something cannot be put back, in words."""


def places_for(kept: Terhapus) -> QuerySet[Page] | None:
    """Return where a page may go whose place is gone; None where every place is still there."""
    lost = next(iter(_lost_roots(kept)), None)
    kind: Any = lost and ContentType.objects.get_for_id(lost["content_type"]).model_class()
    if not lost or not kind or not issubclass(kind, Page):
        return None
    kinds = ContentType.objects.get_for_models(*kind.allowed_parent_page_models()).values()
    return Page.objects.filter(content_type__in=kinds, locale=lost["locale"]).order_by("path")


def _lost_roots(kept: Terhapus) -> list[dict[str, Any]]:
    """Return the fields of the pages that stood below a page that is no longer there."""
    parents = dict(kept.isi.get("parents", []))
    there = set(Page.objects.filter(pk__in=parents.values()).values_list("pk", flat=True))
    return [
        row["fields"]
        for row in kept.isi.get("rows", [])
        if row["model"] == "wagtailcore.page"
        and row["pk"] in parents
        and parents[row["pk"]] not in there
    ]


@transaction.atomic
def restore(kept: Terhapus, place: Page | None = None) -> list[Any]:
    """Put everything back that one action deleted; return the pages, entries and files.

    A page whose own place is gone goes below `place`, its translation below the translation of
    that; without one, below the home page of its language.

    Raises:
        CannotRestore: there is no place for a page.
    """
    rows = list(serializers.deserialize("python", kept.isi.get("rows", []), ignorenonexistent=True))
    pages: dict[int, Any] = {row.object.pk: row.object for row in rows if type(row.object) is Page}
    for pk, parent_pk in kept.isi.get("parents", []):
        if pk in pages:
            _place(pages, pages[pk], parent_pk, place)
    _put_files_back(kept, rows)
    coming = {(row.object._meta.concrete_model, row.object.pk) for row in rows}
    back = []
    for row in rows:
        if _fits(row.object, coming):
            row.save()
            back.append(row.object)
    _point_again(kept)
    for page in sorted(pages.values(), key=lambda one: one.depth):
        _address(page)
    for one in back:
        ReferenceIndex.create_or_update_for_object(one)
        if isinstance(one, Indexed):
            insert_or_update_object(one)
    kept.delete()
    return [one for one in back if type(one) is Page or hasattr(one, "file")] or back[:1]


def _place(pages: dict[int, Page], root: Page, parent_pk: int, place: Page | None) -> None:
    """Give a page and those below it a path under their parent, as drafts."""
    parent = Page.objects.select_for_update().filter(pk=parent_pk).first()
    if parent is None and place is not None:
        parent = place.get_translation_or_none(root.locale)
    parent = parent or _home(root)
    old, depth = root.path, root.depth
    new = old
    if old[: -root.steplen] != parent.path or Page.objects.filter(path=old).exists():
        last = parent.get_last_child()
        new = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)
    taken = set(parent.get_children().values_list("slug", flat=True))
    wanted, number = root.slug, 2
    while root.slug in taken:
        root.slug = f"{wanted}-{number}"
        number += 1
    for page in pages.values():
        if page.path.startswith(old):
            page.depth += parent.depth + 1 - depth
            page.path = new + page.path[len(old) :]
            page.live, page.has_unpublished_changes, page.live_revision = False, True, None
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + 1)


def _home(page: Page) -> Page:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site.root_page.get_translation_or_none(page.locale) if site else None
    home = home or (site.root_page if site and site.root_page.locale_id == page.locale_id else None)
    if home is None:
        raise CannotRestore(_("The language of this page is gone."))
    return home


def _address(page: Page) -> None:
    parent = page.get_parent(update=True)
    page.set_url_path(parent)
    Page.objects.filter(pk=page.pk).update(url_path=page.url_path)


def _fits(row: Any, coming: set[tuple[Any, Any]]) -> bool:
    """Say whether a row can stand again; what it points at and is gone, it lets go."""
    model = row._meta.concrete_model
    if model._base_manager.filter(pk=row.pk).exists():
        return False
    for field in model._meta.local_concrete_fields:
        value = getattr(row, field.attname)
        if field.remote_field is None or value is None or not field.db_constraint:
            continue
        target = field.remote_field.model._meta.concrete_model
        is_there = (target, value) in coming or target._base_manager.filter(
            **{field.target_field.attname: value}
        ).exists()
        if not is_there and not field.null:
            return False
        if not is_there:
            setattr(row, field.attname, None)
    return True


def _point_again(kept: Terhapus) -> None:
    for label, pk, name, value in kept.isi.get("pointers", []):
        manager = apps.get_model(label)._base_manager
        manager.filter(pk=pk, **{f"{name}__isnull": True}).update(**{name: value})


def _put_files_back(kept: Terhapus, rows: list[Any]) -> None:
    for name, copy in kept.isi.get("files", []):
        with default_storage.open(copy) as source:
            # Never under a name that still exists: the worker may be about to delete that file.
            saved = default_storage.save(name, source)
        # Until all is back, the copy is the only one there is.
        transaction.on_commit(partial(default_storage.delete, copy))
        for row in rows:
            if getattr(getattr(row.object, "file", None), "name", "") == name:
                row.object.file.name = saved


def forget(kept: Terhapus) -> None:
    """Delete it for good, files included."""
    for _name, copy in kept.isi.get("files", []):
        transaction.on_commit(partial(default_storage.delete, copy))
    kept.delete()
