"""Orders the pictures beside links whenever what they show, or who may see it, changes.

And keeps addresses: old ones in the form under which they are looked for, English ones alike.
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from dinas.navigation.models import KartuBagikan
from dinas.navigation.redirects import key
from dinas.navigation.renaming import rename_translations
from dinas.navigation.tasks import buat_kartu, buat_kartu_di_bawah


@receiver([page_published, page_unpublished], dispatch_uid="kartu_pesan")
def order_card(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Have the page's card made, made anew or taken away."""
    if settings.IMAGES_PRERENDER:
        transaction.on_commit(partial(buat_kartu.enqueue, instance.pk))


@receiver(post_page_move, dispatch_uid="kartu_pindah")
def order_cards_after_move(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Do so for pages that may have come under a private page, or from under one."""
    if settings.IMAGES_PRERENDER:
        transaction.on_commit(partial(buat_kartu_di_bawah.enqueue, instance.path))


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="kartu_batas")
def order_cards_below(
    sender: type[PageViewRestriction],
    instance: PageViewRestriction,
    raw: bool = False,
    **kwargs: Any,
) -> None:
    """Do so for all pages that have become private, or public again."""
    if settings.IMAGES_PRERENDER and not raw:
        transaction.on_commit(partial(buat_kartu_di_bawah.enqueue, instance.page.path))


@receiver(post_delete, sender=KartuBagikan, dispatch_uid="kartu_berkas")
def delete_file(sender: type[KartuBagikan], instance: KartuBagikan, **kwargs: Any) -> None:
    """Take the file away with its row."""
    transaction.on_commit(partial(default_storage.delete, instance.nama_berkas))


@receiver(pre_save, sender=Redirect, dispatch_uid="alamat_lama")
def keep_old_address_findable(
    sender: type[Redirect], instance: Redirect, raw: bool = False, **kwargs: Any
) -> None:
    """Keep an old address as it is compared, however an editor wrote it."""
    instance.old_path = key(instance.old_path)


@receiver(page_slug_changed, dispatch_uid="alamat_terjemahan")
def rename_alike(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Let translations follow their source to its new address."""
    rename_translations(instance)
