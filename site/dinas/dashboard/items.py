"""What one line of the first screen says, and what can be done with it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from wagtail.models import Locale, Page

from dinas.core.bahasa import SOURCE
from dinas.moderation.addresses import url_of


@dataclass(frozen=True)
class Action:
    """A link, or a button that posts; one that `opens` asks in a window before it acts."""

    label: Any
    url: str
    posts: bool = False
    decides: bool = False
    """Whether it is a decision on a task of the workflow, which Wagtail's script carries out."""
    opens: bool = False
    is_main: bool = False


@dataclass(frozen=True)
class Item:
    """One thing that waits, was done or will happen."""

    title: str
    url: str = ""
    """Where its title leads; empty for what this person may not open."""
    kind: str = ""
    language: str = ""
    """The name of the language, where it is not the one that editors write in."""
    note: Any = ""
    """Who did what, in a few words."""
    at: dt.datetime | None = None
    """When that was."""
    date: Any = ""
    """A day or hour to come, in words."""
    is_late: bool = False
    """Whether that day is near or over."""
    quote: str = ""
    """What a person wrote about it."""
    actions: tuple[Action, ...] = ()


class Namer:
    """Names kinds, languages and addresses of pages and snippets, with one query for all."""

    def __init__(self) -> None:
        self.locales = {locale.pk: locale for locale in Locale.objects.all()}

    def kind(self, instance: Any) -> str:
        """Return the kind of a page, however it was fetched, or of a snippet."""
        model = type(instance)
        if isinstance(instance, Page):
            content_type = ContentType.objects.get_for_id(instance.content_type_id)
            model = content_type.model_class() or Page
        return capfirst(str(model._meta.verbose_name))

    def language(self, instance: Any) -> str:
        """Return the name of its language, where it is not the one that editors write in."""
        locale = self.locales.get(getattr(instance, "locale_id", None))
        return "" if locale is None or locale.language_code == SOURCE else str(locale)

    def about(self, instance: Any, title: str = "") -> dict[str, Any]:
        """Return what every line says of its page or snippet: title, address, kind, language.

        Without a `title` it is that of the newest draft, which a snippet must have at hand.
        """
        return {
            "title": title or title_of(instance),
            "url": url_of(instance, "edit"),
            "kind": self.kind(instance),
            "language": self.language(instance),
        }


def title_of(instance: Any) -> str:
    """Return the title that the newest draft has, without making the draft."""
    if isinstance(instance, Page):
        return instance.draft_title or instance.title
    revision = getattr(instance, "latest_revision", None)
    return revision.object_str if revision and revision.object_str else str(instance)
