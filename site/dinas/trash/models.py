"""What was deleted, whole, until its time is over."""

import datetime as dt
import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_DAYS = 30


def end_of_keeping() -> dt.datetime:
    """Return the moment at which what is deleted now is gone for good."""
    return timezone.now() + dt.timedelta(days=KEPT_DAYS)


class Terhapus(models.Model):
    """All that one press of a button deleted: rows as they were, who pointed at them, files."""

    judul = models.CharField(_("title"), max_length=255)
    jenis = models.CharField(_("type"), max_length=100)
    banyak = models.PositiveIntegerField(_("number"), default=0)
    """How many pages, entries or files, without the rows that belong to them."""
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deleted by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    dibuat = models.DateTimeField(_("deleted on"), default=timezone.now)
    sampai = models.DateTimeField(_("kept until"), default=end_of_keeping, db_index=True)
    tindakan = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """The action of the admin that it belongs to."""
    isi = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        verbose_name = _("deleted item")
        verbose_name_plural = _("deleted items")
        ordering = ("-dibuat", "-pk")

    def __str__(self) -> str:
        return self.judul

    def add(self, part: dict[str, list[Any]]) -> None:
        """Take in what else the same action deletes; each row once."""
        for name, found in part.items():
            held = self.isi.setdefault(name, [])
            known = {_name_of(one) for one in held}
            held.extend(one for one in found if _name_of(one) not in known)


def _name_of(kept: Any) -> tuple[Any, ...]:
    return (kept["model"], kept["pk"]) if isinstance(kept, dict) else tuple(kept)
