"""Where a translation belongs when its source has moved, and how it gets there."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from dinas.core.bahasa import SOURCE
from dinas.moderation.along.trees import is_source


@dataclass(frozen=True)
class Place:
    """Where a translation would go, or why it cannot go there now."""

    translation: Page
    target: Page | None
    """The page under which it would stand; None while there is none that readers can see."""
    reason: str = ""
    help_label: str = ""
    help_url: str = ""

    @property
    def is_free(self) -> bool:
        """Whether the translation can be moved."""
        return self.target is not None and not self.reason


def places(page: Page, destination: Page) -> list[Place]:
    """Return the place of each translation, copies included, if `page` moves to `destination`."""
    if not is_source(page):
        return []
    rows = page.get_translations().select_related("locale").order_by("path")
    return [_place(row, destination) for row in rows]


def _place(translation: Page, destination: Page) -> Place:
    language = translation.locale.get_display_name()
    target = destination.get_translation_or_none(translation.locale)
    if target is None:
        return Place(
            translation,
            None,
            _(
                "“%(parent)s” has no translation (%(language)s) yet. Publish it and have it "
                "translated: the translation follows by itself as soon as that one is published."
            )
            % {"parent": _title(destination), "language": language},
            _("Open “%(title)s”") % {"title": _title(destination)},
            _edit_url(destination),
        )
    if translation.live and not target.live:
        return Place(
            translation,
            None,
            _(
                "The translation of “%(parent)s” (%(language)s) is not published yet. "
                "As soon as it is, the translation follows by itself."
            )
            % {"parent": _title(destination), "language": language},
            _("Translate “%(title)s”") % {"title": _title(destination)},
            _edit_url(target),
        )
    if not Page._slug_is_available(translation.slug, target, translation):
        return Place(
            translation,
            target,
            _("Another page there has the address “%(slug)s” already.")
            % {"slug": translation.slug},
            _("Open “%(title)s”") % {"title": _title(translation)},
            _edit_url(translation),
        )
    return Place(translation, target)


def _title(page: Page) -> str:
    return str(page.specific_deferred.get_admin_display_title())


def _edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def move_to(place: Place, user: Any) -> None:
    """Move the translation to its place; whoever may move the source may do that."""
    if place.target is None or place.translation.get_parent() == place.target:
        return
    MovePageAction(place.translation, place.target, pos="last-child", user=user).execute(
        skip_permission_checks=True
    )


def gather_children(page: Page) -> None:
    """Bring translations below a translated page that has just become public.

    They could not follow when their sources were moved below its source.
    """
    source = page.get_translations().filter(locale__language_code=SOURCE).first()
    if source is None or source.is_leaf():
        return
    children = Page.objects.filter(
        translation_key__in=source.get_children().order_by().values("translation_key"),
        locale_id=page.locale_id,
    ).exclude(path__startswith=page.path)
    for child in children:
        is_above = page.path.startswith(child.path)
        if not is_above and Page._slug_is_available(child.slug, page, child):
            MovePageAction(child, page, pos="last-child").execute(skip_permission_checks=True)
