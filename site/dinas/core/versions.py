"""No version of a page or snippet is written over by one that set out earlier."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext

if TYPE_CHECKING:
    from wagtail.models import Revision, RevisionMixin
else:
    RevisionMixin = object


class YieldsToNewer(RevisionMixin):
    """Refuses what autosave sent when somebody has saved since the form was looked at.

    Wagtail compares versions before it begins to write. An autosave that is still on its way
    while a person presses "save" would pass there, and then take the place of what was saved.
    """

    is_autosaved = False
    """Whether what is written now was sent without anybody asking for it."""

    def save_revision(
        self, *args: Any, overwrite_revision: "Revision | None" = None, **options: Any
    ) -> "Revision":
        """Save a version as Wagtail does, but look at the newest one where nobody else writes.

        Raises:
            PermissionDenied: a newer version has been saved meanwhile.
        """
        with transaction.atomic():
            if overwrite_revision or self.is_autosaved:
                self._refuse_if_overtaken()
            return super().save_revision(*args, overwrite_revision=overwrite_revision, **options)

    def _refuse_if_overtaken(self) -> None:
        rows: models.QuerySet[Any] = type(self)._base_manager.filter(pk=self.pk)
        rows.select_for_update().values_list("pk", flat=True).first()
        # Not the row's own note of its newest version: the form of a draft has just written there
        # the one that it knows.
        newest = self.revisions.order_by("created_at", "pk").values_list("pk", flat=True).last()
        if newest != self.latest_revision_id:
            raise PermissionDenied(gettext("A newer version has been saved meanwhile."))


def note_autosave(request: HttpRequest, instance: models.Model) -> None:
    """Tell a page or snippet about to be edited whether its form saves itself."""
    if isinstance(instance, YieldsToNewer):
        instance.is_autosaved = request.method == "POST" and not request.accepts("text/html")
