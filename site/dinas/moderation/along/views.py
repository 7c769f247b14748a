"""Wagtail's three questions before a page is taken down, deleted or moved, with its translation."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages import delete, move, unpublish
from wagtail.models import Page

from dinas.moderation.along.choice import (
    AlongForm,
    DeleteForm,
    MoveForm,
    UnpublishForm,
    translations_are_decided,
)
from dinas.moderation.along.deleting import (
    delete_translations,
    is_protected,
    orphan_translations,
)
from dinas.moderation.along.moving import Place, move_to, places
from dinas.moderation.along.trees import described, size, translation_roots, translations_of


class AsksAboutTranslation:
    """The form with the question, filled in when it was sent."""

    along_form_class: type[AlongForm]
    request: HttpRequest

    @cached_property
    def along_form(self) -> AlongForm:
        """Return the form of this request."""
        return self.along_form_class(self.request.POST if self.request.method == "POST" else None)


class UnpublishPageView(AsksAboutTranslation, unpublish.UnpublishView):
    """Takes a page down, and its translations unless they shall stay."""

    template_name = "moderation/along/unpublish.html"
    along_form_class = UnpublishForm

    def get_objects_to_unpublish(self) -> list[Page]:
        """Return the page; what else goes is decided when the form is sent."""
        return [self.object]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it all, or nothing."""
        if not self.along_form.is_valid():
            return self.render_to_response(self.get_context_data())
        with transaction.atomic():
            if not self.along_form.is_following:
                with translations_are_decided():
                    return super().post(request, *args, **kwargs)
            # Translations first, so that those below them that have no source are reached too.
            live = [page.specific for page in self.translations if page.live]
            self.objects_to_unpublish = [*live, self.object]
            return super().post(request, *args, **kwargs)

    @cached_property
    def translations(self) -> list[Page]:
        """Return the translations that could be taken down."""
        return list(translations_of(self.object).filter(live=True))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the question."""
        translated = described(self.translations)
        return super().get_context_data(**kwargs) | {
            "along_form": self.along_form,
            "translations": translated,
            "translation_count": 0,
            "translation_descendant_count": 0,
            "live_translation_descendant_count": sum(item.live_below for item in translated),
        }


class DeleteConfirmationForm(DeleteForm):
    """Asks for the title too where more than one page would be lost."""

    judul = forms.CharField(required=False, strip=True)

    def __init__(self, *args: Any, title: str, **kwargs: Any) -> None:
        """Take the title that must be typed; an empty one asks for nothing."""
        super().__init__(*args, **kwargs)
        self.title = title

    def clean_judul(self) -> str:
        """Compare what was typed, whatever its letter case and spaces."""
        typed = str(self.cleaned_data["judul"])
        if self.title and _plain(typed) != _plain(self.title):
            raise forms.ValidationError(
                _("That is not the title. Nothing was deleted. Type: %(title)s")
                % {"title": self.title}
            )
        return typed


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


class DeletePageView(AsksAboutTranslation, delete.DeleteView):
    """Deletes a page with what lies below it, and its translations unless they shall stay."""

    template_name = "moderation/along/delete.html"

    @cached_property
    def roots(self) -> list[Page]:
        """Return the tops of the trees in other languages that belong to the page."""
        return translation_roots(self.page)

    @cached_property
    def is_loss_large(self) -> bool:
        """Tell whether other pages would be lost with it."""
        return not all(page.is_leaf() for page in [self.page, *self.roots])

    @cached_property
    def along_form(self) -> DeleteConfirmationForm:
        """Return the form of this request."""
        data = self.request.POST if self.request.method == "POST" else None
        title = self.page.get_admin_display_title() if self.is_loss_large else ""
        return DeleteConfirmationForm(data, title=title)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it all, or nothing: Wagtail wraps the whole view in a transaction."""
        if not self.along_form.is_valid() or self.is_anything_protected:
            return self.render_to_response(self.get_context_data())
        with translations_are_decided():
            if self.along_form.is_following:
                delete_translations(self.roots, request.user)
            else:
                orphan_translations(self.page, self.roots, request.user)
            return super().post(request, *args, **kwargs)

    @property
    def is_anything_protected(self) -> bool:
        """Tell whether something refers to the page or to a translation that goes along."""
        return bool(self.usage.is_protected) or is_protected(self.roots)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the question and the numbers."""
        translations = [root for root in self.roots if root.alias_of_id is None]
        return super().get_context_data(**kwargs) | {
            "along_form": self.along_form,
            "translations": described(translations),
            "is_loss_large": self.is_loss_large,
            "own_total": 1 + self.page.get_descendant_count(),
            "translated_total": size(self.roots),
            "is_protected": self.is_anything_protected,
        }


class MovePageView(AsksAboutTranslation, move.MoveConfirmView):
    """Moves a page, and its translations where their new place is public."""

    template_name = "moderation/along/move.html"
    along_form_class = MoveForm

    @cached_property
    def places(self) -> list[Place]:
        """Return where translations and copies would go."""
        return places(self.page_to_move, self.destination)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it all, or nothing."""
        if not self.along_form.is_valid():
            return self.render_to_response(self.get_context_data())
        with transaction.atomic():
            found = self.places  # before the source moves away
            response = super().post(request, *args, **kwargs)
            for place in found:
                if place.translation.alias_of_id is None and not self.along_form.is_following:
                    continue
                if place.is_free:
                    move_to(place, request.user)
                elif place.translation.alias_of_id is None:
                    warn(request, place)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the question, and say what cannot follow."""
        own = [place for place in self.places if place.translation.alias_of_id is None]
        return super().get_context_data(**kwargs) | {
            "along_form": self.along_form,
            "translations": described(place.translation for place in own if place.is_free),
            "left_behind": [place for place in own if not place.is_free],
        }


def warn(request: HttpRequest, place: Place) -> None:
    """Say that a translation did not follow, why, and where that can be mended."""
    title = place.translation.specific_deferred.get_admin_display_title()
    text = _("“%(title)s” (%(language)s) stays where it is, under its old address.") % {
        "title": title,
        "language": place.translation.locale.get_display_name(),
    }
    url = place.help_url or reverse("wagtailadmin_pages:edit", args=[place.translation.pk])
    messages.warning(
        request, f"{text} {place.reason}", buttons=[messages.button(url, place.help_label)]
    )
