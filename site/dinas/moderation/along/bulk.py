"""Wagtail's actions on many pages: what follows in the other language, and what is left out."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.admin.views.pages.bulk_actions.move import MoveForm as WagtailMoveForm
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Page

from dinas.core.bahasa import SOURCE
from dinas.moderation.along.choice import (
    AlongForm,
    DeleteForm,
    MoveForm,
    UnpublishForm,
    translations_are_decided,
)
from dinas.moderation.along.deleting import delete_all, forget_sources, is_protected
from dinas.moderation.along.leaving import LeavesSomeOut, Left
from dinas.moderation.along.moving import move_to, places
from dinas.moderation.drafts import drafts_by_worker
from dinas.moderation.gates import (
    can_take_away,
    holds_other_pages,
    is_untranslated,
)
from dinas.moderation.submission import words_of, write_typed_texts

FEW = getattr(settings, "WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT", 10)
"""From here on, deleting asks for the number of pages to be typed."""


UNTRANSLATED = gettext_lazy("Some texts are not translated yet.")


def translations_of_all(pages: Iterable[Page]) -> list[Page]:
    """Return all translations of the Indonesian pages among these, copies included."""
    keys = [page.translation_key for page in pages if page.locale.language_code == SOURCE]
    rows = Page.objects.filter(translation_key__in=keys).exclude(locale__language_code=SOURCE)
    return list(rows.select_related("locale").order_by("path"))


class AsksInBulk(LeavesSomeOut):
    """Asks once for all pages whether their translations follow."""

    cleaned_form: AlongForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how many translations there are."""
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        pages = [row["item"] for row in context["items"]]
        return context | {"translation_count": len(translations_of_all(pages))}

    def get_execution_context(self) -> dict[str, Any]:
        """Hand the answer on."""
        context = super().get_execution_context()  # type: ignore[misc]
        return context | {"view": self, "is_following": self.cleaned_form.is_following}


class BulkUnpublishForm(UnpublishForm, DefaultPageForm):
    """Wagtail's question about pages below, and ours."""


class UnpublishPages(AsksInBulk, UnpublishBulkAction):
    """Takes pages down, and their translations unless they shall stay."""

    template_name = "moderation/along/bulk_unpublish.html"
    form_class = BulkUnpublishForm

    @classmethod
    def execute_action(
        cls, objects: list[Page], is_following: bool = True, **kwargs: Any
    ) -> tuple[int, int]:
        """Leave the translations to the receiver, or keep it from acting."""
        with nullcontext() if is_following else translations_are_decided():
            return super().execute_action(objects, **kwargs)


class PublishPages(LeavesSomeOut, PublishBulkAction):
    """Publishes pages, but no translation that lacks texts."""

    template_name = "moderation/along/bulk_publish.html"

    def why_left(self, page: Page) -> str:
        """Leave out what would show Indonesian text as English."""
        return str(UNTRANSLATED) if is_untranslated(page) else ""

    def get_execution_context(self) -> dict[str, Any]:
        """Hand on where to note what is left out below the chosen pages."""
        return super().get_execution_context() | {"view": self}

    @classmethod
    def execute_action(
        cls,
        objects: list[Page],
        include_descendants: bool = False,
        user: Any = None,
        view: Any = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Publish the chosen pages and, if wanted, the complete drafts below them."""
        objects = list(_with_typed_texts(objects, user, view))
        with drafts_by_worker() if len(objects) > FEW else nullcontext():
            own, _none = super().execute_action(objects, user=user, **kwargs)
        below: list[Page] = []
        for page in objects if include_descendants else []:
            for draft in page.get_descendants().not_live().select_related("locale"):
                if not draft.permissions_for_user(user).can_publish():
                    continue
                if is_untranslated(draft):
                    view.left.append(Left(draft, str(UNTRANSLATED)))
                else:
                    below.append(draft)
        below = list(_with_typed_texts(below, user, view))
        with drafts_by_worker() if len(below) > FEW else nullcontext():
            super().execute_action(below, user=user, **kwargs)
        return own, len(below)


def _with_typed_texts(pages: Iterable[Page], user: Any, view: Any) -> Iterator[Page]:
    """Give the pages, translations with all that was typed; leave out what is not valid."""
    for page in pages:
        try:
            write_typed_texts(page, user)
        except ValidationError as error:
            view.left.append(Left(page, words_of(error)))
        else:
            yield page


class BulkDeleteForm(DeleteForm):
    """Our question, and the number of pages where there are many."""

    jumlah = forms.CharField(required=False)

    def __init__(self, *args: Any, count: int, **kwargs: Any) -> None:
        """Take how many pages were chosen."""
        super().__init__(*args, **kwargs)
        self.count = count

    def clean_jumlah(self) -> str:
        """Compare the number that was typed."""
        typed = str(self.cleaned_data["jumlah"]).strip().replace(".", "")
        if self.count >= FEW and typed != str(self.count):
            raise forms.ValidationError(
                _("That is not the number of the pages. Nothing was deleted.")
            )
        return typed


class DeletePages(AsksInBulk, DeleteBulkAction):
    """Deletes pages that hold no others, and their translations unless they shall stay."""

    template_name = "moderation/along/bulk_delete.html"
    form_class = BulkDeleteForm
    classes: ClassVar[set[str]] = {"serious"}

    @cached_property
    def found(self) -> tuple[list[Page], dict[str, Any]]:
        """Return what the action works on, sought once a request."""
        return super().get_actionable_objects()

    def get_actionable_objects(self) -> tuple[list[Page], dict[str, Any]]:
        """Return it for Wagtail."""
        return self.found

    def why_left(self, page: Page) -> str:
        """Leave out what takes others along, others' drafts, and pages under review."""
        if holds_other_pages(page):
            return _("It or its translation holds other pages: it can only be deleted by itself.")
        if not can_take_away(self.request.user, page):
            return _("You may not delete this page.")
        return ""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form how many pages there are."""
        return super().get_form_kwargs() | {"count": len(self.found[0])}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether the number must be typed."""
        context = super().get_context_data(**kwargs)
        return context | {"is_number_asked": len(context["items"]) >= FEW}

    def prepare_action(self, objects: list[Page], objects_without_access: Any) -> Any:
        """Refuse, as Wagtail does for the pages themselves, what something else cannot be without.

        Raises:
            PermissionDenied: something refers to a translation that would go along.
        """
        if self.cleaned_form.is_following and is_protected(translations_of_all(objects)):
            raise PermissionDenied
        return super().prepare_action(objects, objects_without_access)

    @classmethod
    def execute_action(
        cls, objects: list[Page], user: Any = None, is_following: bool = True, **kwargs: Any
    ) -> tuple[int, int]:
        """Delete all in one go: page by page takes minutes where there are hundreds."""
        translations = translations_of_all(objects)
        if not is_following:
            forget_sources(objects)
            translations = [row for row in translations if row.alias_of_id is not None]
        delete_all([*translations, *objects], user)
        return len(objects), 0


class BulkMoveForm(MoveForm, WagtailMoveForm):
    """Wagtail's question about the place, and ours."""


class MovePages(AsksInBulk, MoveBulkAction):
    """Moves pages, and their translations where their new place is public."""

    template_name = "moderation/along/bulk_move.html"
    form_class = BulkMoveForm

    def why_left(self, page: Page) -> str:
        """Leave out others' drafts and pages under review."""
        allowed = can_take_away(self.request.user, page)
        return "" if allowed else _("You may not move this page.")

    @classmethod
    def execute_action(
        cls,
        objects: list[Page],
        destination: Page | None = None,
        user: Any = None,
        view: Any = None,
        is_following: bool = True,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Move each page and then what follows it."""
        if destination is None:
            return 0, 0
        for page in objects:
            found = places(page, destination)
            page.move(destination, pos="last-child", user=user)
            for place in found:
                is_copy = place.translation.alias_of_id is not None
                if not is_copy and not is_following:
                    continue
                if place.is_free:
                    move_to(place, user)
                elif not is_copy:
                    view.left.append(Left(place.translation, place.reason))
        return len(objects), 0


ACTIONS = (UnpublishPages, PublishPages, DeletePages, MovePages)
"""They take the places of Wagtail's, by their names."""
