"""How a draft looks elsewhere than on its page: in lists, beside a shared link, on paper."""

import json
from base64 import b64encode
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from dinas.core.bahasa import active_language
from dinas.core.previewing import PreviewMode, language_of_writer, register_preview_mode
from dinas.export.keeping import made
from dinas.export.layout import TooLargeError
from dinas.export.letterhead import letterhead_for
from dinas.export.pdf import page_pictures
from dinas.export.registry import to_document
from dinas.export.typesetting import CannotMakeError
from dinas.images.specs import KARTU_BAGIKAN
from dinas.navigation.head import kepala_dari
from dinas.navigation.sharing_card import draw, readable
from dinas.navigation.surroundings import surroundings
from dinas.navigation.tasks import isi_kartu


def register_modes() -> None:
    """Offer the modes beside every form to which they fit."""
    register_preview_mode(
        PreviewMode("kartu", _("In lists and on the home page"), show_card, _stands_in_lists)
    )
    register_preview_mode(
        PreviewMode("bagikan", _("When its link is shared"), show_shared, _has_address)
    )
    register_preview_mode(
        PreviewMode("pdf", pgettext_lazy("preview", "As PDF"), show_paper, _can_be_taken_away)
    )


def _stands_in_lists(instance: Any) -> bool:
    return _has_address(instance) and not getattr(instance, "is_language_root", False)


def _has_address(instance: Any) -> bool:
    return hasattr(instance, "alamat")


def _can_be_taken_away(instance: Any) -> bool:
    return to_document.dispatch(type(instance)) is not to_document.dispatch(object)


def show_card(instance: Any, request: HttpRequest) -> HttpResponse:
    """Show the places where readers see it among others.

    A kind of page says by its own template, `previews/kartu/<model>.html`, which these are.
    """
    names = [f"previews/kartu/{instance._meta.model_name}.html", "previews/kartu/umum.html"]
    return _answer(request, names, {"objek": instance})


def show_shared(instance: Any, request: HttpRequest) -> HttpResponse:
    """Show what a chat shows beside the link."""
    page = instance if isinstance(instance, Page) else None
    situs = surroundings(request, page, instance)
    kind, source = _shared_picture(instance)
    context = {
        "kepala": kepala_dari(instance, situs),
        "gambar": source,
        "asal_gambar": kind,
        "host": request.get_host(),
    }
    return _answer(request, ["previews/bagikan.html"], context)


def _shared_picture(instance: Any) -> tuple[str, str]:
    """Return whose picture it is and its address, as a chat would get them after publishing."""
    picture = getattr(instance, "gambar", None)
    if picture is not None:
        try:
            return "gambar", picture.get_rendition(KARTU_BAGIKAN).url
        except OSError:  # the file is lost
            pass
    if isinstance(instance, Page) and readable(instance.title):
        return "kartu", _inline("image/jpeg", draw(**isi_kartu(instance)))
    return "situs", static("img/kartu.jpg")


def show_paper(instance: Any, request: HttpRequest) -> HttpResponse:
    """Show the pages of the PDF as pictures, which every browser can show, a telephone's too."""
    document, letterhead = to_document(instance, request), letterhead_for(request)

    def make() -> bytes:
        pages = page_pictures(document, letterhead)
        return json.dumps([_inline("image/png", page) for page in pages]).encode()

    context: dict[str, Any] = {"alasan": ""}
    try:
        # Made anew each time and never kept: it is a draft.
        pages = json.loads(made("", "", make, is_kept=False).data)
    except TooLargeError:
        context["alasan"] = "besar"
    except CannotMakeError:
        context["alasan"] = "gagal"
    else:
        context["lembar"] = pages
    return _answer(request, ["previews/kertas.html"], context)


def _inline(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def _answer(request: HttpRequest, names: list[str], context: dict[str, Any]) -> HttpResponse:
    context |= {"bahasa_admin": language_of_writer(request), "bahasa_draf": active_language()}
    response = HttpResponse(render_to_string(names, context, request))
    # A drawing that exists nowhere as a file stands in the page itself.
    response._csp_config = {  # type: ignore[attr-defined]  # Django's own hook
        **settings.SECURE_CSP,
        "img-src": [CSP.SELF, "data:"],
    }
    return response
