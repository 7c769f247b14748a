"""Keep the index in step with what is public: what turns private leaves at once."""

import logging
from collections.abc import Iterable
from threading import local
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import page_slug_changed, post_page_move

from dinas.search import editorial
from dinas.search.counting import forget_counts
from dinas.search.files import settle
from dinas.search.indexing import index_pages, public_pages, rebuild
from dinas.search.models import EntriCari, HasilPilihan, Sinonim
from dinas.search.registry import LAMPIRAN, followers
from dinas.search.spelling import forget_words

logger = logging.getLogger(__name__)
_waiting = local()


def schedule(keys: Iterable[int]) -> None:
    """Have these pages indexed once the transaction is through, all of them together."""
    waiting: set[int] = _waiting.__dict__.setdefault("keys", set())
    waiting.update(keys)
    # A publication never fails because of the index: a rebuild mends it.
    transaction.on_commit(_index_waiting, robust=True)


def _index_waiting() -> None:
    waiting: set[int] = _waiting.__dict__.pop("keys", set())
    if waiting:
        index_pages(waiting)


def _below(page: Any) -> Any:
    return Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True)


@receiver(post_save)
@receiver(post_delete)
def follow_rows(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Index a page that was saved, and pages that tell of a row that was saved or deleted."""
    if kwargs.get("raw"):
        return
    if issubclass(sender, Page) and "created" in kwargs:
        schedule([instance.pk])
    for model in followers(sender):
        schedule(model._default_manager.values_list("pk", flat=True))


@receiver(pre_delete)
def keep_files_of_others(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Have files of a page that goes found through other pages that offer them."""
    if sender is Page:
        shown = EntriCari.objects.filter(halaman=instance.pk, jenis=LAMPIRAN)
        files = set(shown.values_list("alamat", flat=True))
        if files:
            transaction.on_commit(lambda: settle(files), robust=True)


@receiver(post_delete)
def forget_deleted(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Forget the words of a deleted page; its entries went with it."""
    if issubclass(sender, Page):
        forget_words()
        transaction.on_commit(forget_counts, robust=True)


@receiver(post_page_move)
@receiver(page_slug_changed)
def follow_addresses(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Give pages below one that moved or was renamed their new addresses."""
    schedule(_below(instance))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_privacy(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Take out what became private, with all below it, and put in what became public."""
    schedule(_below(instance.page))


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def follow_privacy_of_files(sender: Any, instance: Any, **kwargs: Any) -> None:
    """The same for files in a collection."""
    collections = instance.collection.get_descendants(inclusive=True)
    documents = get_document_model().objects.filter(collection__in=collections)
    _schedule_linking(list(documents.values_list("pk", flat=True)))


def follow_document(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Follow a file's title, address and collection."""
    _schedule_linking([instance.pk])


def _schedule_linking(documents: list[int]) -> None:
    """Index the pages that link to these documents, or did when they were last indexed."""
    if not documents:
        return
    page_type, document_type = (
        ContentType.objects.get_for_model(model) for model in (Page, get_document_model())
    )
    linking = ReferenceIndex.objects.filter(
        base_content_type=page_type,
        to_content_type=document_type,
        to_object_id__in=[str(key) for key in documents],
    )
    schedule({int(key) for key in linking.values_list("object_id", flat=True)})
    starts = tuple(f"/documents/{key}/" for key in documents)
    shown = EntriCari.objects.filter(jenis=LAMPIRAN).values_list("halaman_id", "alamat")
    schedule({page for page, address in shown if address.startswith(starts)})


for _signal in (post_save, post_delete):
    _signal.connect(follow_document, sender=get_document_model())


@receiver([post_save, post_delete], sender=Sinonim)
@receiver([post_save, post_delete], sender=HasilPilihan)
def forget_editorial(sender: Any, **kwargs: Any) -> None:
    """Read synonyms and chosen results again once they are saved."""
    transaction.on_commit(editorial.forget, robust=True)


def fill_where_empty(using: str, **kwargs: Any) -> None:
    """Write the index after the migration that makes it: the pages were there before."""
    if EntriCari._meta.db_table not in connection.introspection.table_names():
        return
    try:
        with transaction.atomic():
            if not EntriCari.objects.exists() and public_pages().exists():
                rebuild()
    except DatabaseError:  # another app's tables are half way between two migrations
        logger.warning("The search index could not be filled; run manage.py index_cari")


def connect_filling(sender: Any) -> None:
    """Have the index filled when `sender`, the app's configuration, has been migrated."""
    post_migrate.connect(fill_where_empty, sender=sender)
