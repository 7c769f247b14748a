"""The buttons with which the day's work begins: straight to the empty form."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from dinas.core.bahasa import SOURCE
from dinas.dashboard.translating import ToTranslate, board_url


@dataclass(frozen=True)
class Shortcut:
    """One button."""

    label: Any
    url: str
    icon: str


def shortcuts_for(user: Any) -> list[Shortcut]:
    """Return the buttons for what the person may do: new pages first, then a picture.

    A translator begins nothing new; her day begins at the board.
    """
    found = list(_new_pages(user))
    if ToTranslate.is_for(user):
        label = _("Open the board of translations")
        found.append(Shortcut(label, board_url(), "wagtail-localize-language"))
    if policy_registry.get_by_type(get_image_model()).user_has_permission(user, "add"):
        found.append(Shortcut(_("Upload photos"), reverse("wagtailimages:add_multiple"), "image"))
    return found


def _new_pages(user: Any) -> Iterable[Shortcut]:
    """Return a button for each page type that has a word for it and a place to stand.

    A type of page asks for its button by `tombol_mulai`: its words, which are a verb and a noun.
    """
    models = [model for model in get_page_models() if getattr(model, "tombol_mulai", "")]
    parents = {
        model: {
            ContentType.objects.get_for_model(parent).pk
            for parent in model.allowed_parent_page_models()
        }
        for model in models
    }
    places: dict[int, Page] = {}
    wanted = set().union(*parents.values()) if parents else set()
    may_add = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    for place in may_add.filter(
        content_type__in=wanted, locale__language_code=SOURCE, alias_of=None
    ).order_by("depth", "path"):
        places.setdefault(place.content_type_id, place)
    for model in sorted(models, key=lambda model: model.urutan_tombol):
        place = next((places[kind] for kind in sorted(parents[model]) if kind in places), None)
        if place is not None:
            meta = model._meta
            yield Shortcut(
                model.tombol_mulai,
                reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, place.pk]),
                model.ikon_tombol,
            )
