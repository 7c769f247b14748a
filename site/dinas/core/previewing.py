"""What the preview beside a form can show; layers above add to it what they know to draw."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Locale

if TYPE_CHECKING:
    from wagtail.models import PreviewableMixin as Previewable
else:
    Previewable = object

LIGHT, DARK = "", "gelap"
SCHEMES = {LIGHT: "light", DARK: "dark"}
HTTPS_PORT = 443


@dataclass(frozen=True)
class PreviewMode:
    """One more way to look at a page or snippet."""

    name: str
    label: str | Promise
    show: Callable[[Any, HttpRequest], HttpResponse]
    """Answers with the draft as it is on the screen; the language is the draft's."""
    fits: Callable[[Any], bool] = lambda instance: True
    """Tells whether there is such a thing for this page or snippet."""


_modes: dict[str, PreviewMode] = {}


def register_preview_mode(mode: PreviewMode) -> None:
    """Offer a mode beside every form, after those that are there already."""
    _modes[mode.name] = mode


def language_of_writer(request: HttpRequest) -> str:
    """Return the language in which the person before the form reads the admin."""
    profile = getattr(getattr(request, "user", None), "wagtail_userprofile", None)
    return getattr(profile, "preferred_language", "") or settings.LANGUAGE_CODE


class PreviewModes(Previewable):
    """Gives pages and snippets all modes; stands before Wagtail's own class among the bases."""

    needed_for_preview: ClassVar[tuple[str, ...]] = ()
    """Fields without which there is nothing to show yet."""

    @property
    def preview_modes(self) -> list[tuple[str, str | Promise]]:
        """Return what the list in the preview panel offers."""
        others = [(mode.name, mode.label) for mode in _modes.values() if mode.fits(self)]
        return [(LIGHT, _("As it is, light")), (DARK, _("As it is, dark")), *others]

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Ask for the preview as a reader asks for the page."""
        if getattr(self, "locale_id", None) is None:  # a new snippet
            self.locale = Locale.get_default()
        return super().make_preview_request(original_request, preview_mode, extra_request_attrs)  # type: ignore[no-any-return] # Wagtail has no types

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the draft in its own language, kept by nobody."""
        with override(self.locale.language_code):
            response = self._preview(request, mode_name)
            if hasattr(response, "render"):
                response = response.render()
        patch_cache_control(response, private=True, no_store=True)
        return response

    def _preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        missing = [name for name in self.needed_for_preview if getattr(self, name) in (None, "")]
        if missing:
            return self._not_yet(request, missing)
        mode = _modes.get(mode_name)
        if mode is not None and mode.fits(self):
            return mode.show(self, request)
        # Elsewhere than beside the form the device says which scheme it wants.
        if mode_name == DARK or getattr(request, "is_editing", False):
            request.preview_scheme = SCHEMES.get(mode_name, SCHEMES[LIGHT])  # type: ignore[attr-defined] # read by base.html
        return super().serve_preview(request, mode_name)  # type: ignore[safe-super] # stands before Wagtail's

    def _not_yet(self, request: HttpRequest, missing: list[str]) -> HttpResponse:
        with override(language_of_writer(request)):
            labels = [capfirst(str(self._meta.get_field(name).verbose_name)) for name in missing]
            return HttpResponse(render_to_string("previews/belum.html", {"isian": labels}, request))

    def _get_dummy_headers(self, original_request: HttpRequest | None = None) -> dict[str, Any]:
        """Ask over HTTPS whoever asked us so.

        Wagtail takes the scheme from the site's port: with 80, a site that insists on HTTPS would
        answer the inner request by leading to the public address, where there is no draft.
        """
        headers: dict[str, Any] = super()._get_dummy_headers(original_request)  # type: ignore[misc] # Wagtail's own
        if original_request is not None and original_request.is_secure():
            headers["wsgi.url_scheme"] = "https"
            headers["SERVER_PORT"] = HTTPS_PORT
            headers["HTTP_HOST"] = headers["SERVER_NAME"]
        return headers
