"""The same questions for snippets: commodities, categories and whatever else has translations."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from wagtail.actions import action_registry
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import TranslatableMixin
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet, UnpublishView

from dinas.core.bahasa import SOURCE
from dinas.moderation.along.choice import (
    AlongForm,
    DeleteSnippetForm,
    UnpublishForm,
    translations_are_decided,
)
from dinas.moderation.along.deleting import forget_sources, is_protected


def translations_of(instance: Any) -> list[Any]:
    """Return the translations of an Indonesian snippet; others lead nothing along."""
    if not isinstance(instance, TranslatableMixin) or instance.locale.language_code != SOURCE:
        return []
    return list(instance.get_translations().select_related("locale").order_by("pk"))


def described(instances: list[Any]) -> list[dict[str, Any]]:
    """Return the translations as the question names them."""
    return [
        {
            "title": str(instance),
            "language": instance.locale.get_display_name(),
            "code": instance.locale.language_code,
            "is_live": getattr(instance, "live", True),
        }
        for instance in instances
    ]


def unpublish_translations(instance: Any) -> None:
    """Take the public translations of an Indonesian snippet down."""
    for translation in translations_of(instance):
        if translation.live:
            UnpublishAction(translation).execute(skip_permission_checks=True)


class UnpublishSnippetView(UnpublishView):
    """Takes a snippet down, and its translations unless they shall stay."""

    template_name = "moderation/along/unpublish_snippet.html"

    @cached_property
    def along_form(self) -> AlongForm:
        """Return the form of this request."""
        return UnpublishForm(self.request.POST if self.request.method == "POST" else None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it all, or nothing."""
        if not self.along_form.is_valid():
            return self.render_to_response(self.get_context_data())
        with transaction.atomic():
            if self.along_form.is_following:
                return super().post(request, *args, **kwargs)
            with translations_are_decided():
                return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the question."""
        live = [row for row in translations_of(self.object) if row.live]
        return super().get_context_data(**kwargs) | {
            "along_form": self.along_form,
            "snippet_translations": described(live),
        }


class DeleteSnippetView(DeleteView):
    """Deletes a snippet, and its translations unless they shall stay.

    The template stands in the place of Wagtail's: a viewset prefers that to the view's own.
    """

    @cached_property
    def translations(self) -> list[Any]:
        """Return the rows in other languages."""
        return translations_of(self.object)

    @cached_property
    def along_form(self) -> AlongForm:
        """Return the form of this request."""
        return DeleteSnippetForm(self.request.POST if self.request.method == "POST" else None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it all, or nothing."""
        if not self.along_form.is_valid():
            return self.render_to_response(self.get_context_data())
        with transaction.atomic():
            response: HttpResponse = super().post(request, *args, **kwargs)
            return response

    def delete_action(self) -> None:
        """Delete the translations first, or make them rows of their own."""
        if not self.along_form.is_following:
            forget_sources([self.object])
        elif is_protected(self.translations):
            raise PermissionDenied
        else:
            for translation in self.translations:
                action = action_registry.get_action_class(type(translation), "delete")
                action(translation, user=self.request.user).execute(skip_permission_checks=True)
        super().delete_action()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the question."""
        return super().get_context_data(**kwargs) | {
            "along_form": self.along_form,
            "snippet_translations": described(self.translations),
        }


class DeleteSnippets(DeleteBulkAction):
    """Deletes many snippets, and their translations unless they shall stay."""

    template_name = "moderation/along/bulk_delete_snippets.html"
    form_class = DeleteSnippetForm

    def translations(self) -> list[Any]:
        """Return the rows in other languages of all that are deleted."""
        found = self.get_actionable_objects()[0]
        return [row for snippet in found for row in translations_of(snippet)]

    def prepare_action(self, objects: list[Any], objects_without_access: Any) -> Any:
        """Refuse what something else cannot be without, as Wagtail does for the rows themselves.

        Raises:
            PermissionDenied: something refers to a translation that would go along.
        """
        if self.cleaned_form.is_following and is_protected(self.translations()):
            raise PermissionDenied
        return super().prepare_action(objects, objects_without_access)

    @classmethod
    def execute_action(cls, objects: list[Any], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        """Delete the translations first, or make them rows of their own."""
        view = kwargs["self"]
        if view.cleaned_form.is_following:
            keys = [row.pk for row in view.translations()]
            view.model._default_manager.filter(pk__in=keys).delete()
        else:
            forget_sources(row for row in objects if isinstance(row, TranslatableMixin))
        result: tuple[int, int] = super().execute_action(objects, user=user, **kwargs)
        return result

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how many translations there are."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"translation_count": len(self.translations())}


def register_views() -> None:
    """Ask in the place of Wagtail's own questions, for every type of snippet."""
    SnippetViewSet.unpublish_view_class = UnpublishSnippetView
    SnippetViewSet.delete_view_class = DeleteSnippetView
