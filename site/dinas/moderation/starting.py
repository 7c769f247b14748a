"""Where translating begins: always at the Indonesian page or entry, and never in public."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationForm,
)

from dinas.core.bahasa import SOURCE
from dinas.moderation.aliases import make_draft_of_alias
from dinas.moderation.drafts import make_draft


@transaction.atomic
def start_translation(instance: Any, locale: Locale, user: Any) -> None:
    """Make a draft for the translators; a copy of the page becomes that draft."""
    alias = instance.get_translation_or_none(locale)
    if not isinstance(alias, Page) or alias.alias_of_id is None:
        make_draft(instance, locale)
        return
    make_draft_of_alias(instance, alias, user)


class StartsAtSource:
    """Sends whoever begins at a copy or a translation to its source, and publishes nothing."""

    request: HttpRequest
    object: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead to the source where the object is none."""
        if not request.user.has_perm("wagtail_localize.submit_translation"):
            raise PermissionDenied
        instance = self.get_object()  # type: ignore[attr-defined]
        if instance.locale.language_code == SOURCE:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]
        source = instance.get_translations().filter(locale__language_code=SOURCE).first()
        if source is None:
            messages.error(
                request,
                _("Translating begins at the Indonesian; “%(title)s” has none beside it.")
                % {"title": instance},
            )
            return redirect(self.address_of(instance, "edit"))
        messages.info(
            request, _("Translating begins at the Indonesian: here is what you wanted translated.")
        )
        return redirect(self.address_of(source, "submit"))

    def address_of(self, instance: Any, what: str) -> str:
        """Return where the object is edited, or where its translation begins."""
        raise NotImplementedError

    @transaction.atomic
    def form_valid(self, form: SubmitTranslationForm) -> HttpResponse:
        """Make the drafts; wagtail-localize would write into public rows."""
        chosen = list(form.cleaned_data["locales"])
        instances = [self.object]
        if isinstance(self.object, Page) and form.cleaned_data["include_subtree"]:
            instances.extend(self.object.get_descendants().order_by("path"))
        for locale in chosen:
            for instance in instances:
                start_translation(instance, locale, self.request.user)
        names = ", ".join(str(locale) for locale in chosen)
        messages.success(self.request, self.get_success_message(names))  # type: ignore[attr-defined]
        made = self.object.get_translation(chosen[0]) if len(chosen) == 1 else None
        next_url = self.get_success_url()  # type: ignore[attr-defined]
        return redirect(next_url or self.get_default_success_url(made))  # type: ignore[attr-defined]


class StartPageTranslationView(StartsAtSource, SubmitPageTranslationView):
    """Begins the translation of a page."""

    def address_of(self, instance: Any, what: str) -> str:
        """Return the page's address in the admin."""
        if what == "edit":
            return reverse("wagtailadmin_pages:edit", args=[instance.pk])
        return reverse("wagtail_localize:submit_page_translation", args=[instance.pk])


class StartSnippetTranslationView(StartsAtSource, SubmitSnippetTranslationView):
    """Begins the translation of a snippet."""

    def address_of(self, instance: Any, what: str) -> str:
        """Return the snippet's address in the admin."""
        if what == "edit":
            url_name = instance.snippet_viewset.get_url_name("edit")
            return reverse(url_name, args=[quote(instance.pk)])
        meta = instance._meta
        return reverse(
            "wagtail_localize:submit_snippet_translation",
            args=[meta.app_label, meta.model_name, quote(instance.pk)],
        )
