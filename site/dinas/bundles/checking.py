"""What stands in the way of publishing an item, and what a moderator should know of it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock
from wagtail.models import Locale, Page, TranslatableMixin

from dinas.bundles.models import BundleItem
from dinas.core.bahasa import SOURCE
from dinas.moderation.gates import can_publish, missing_count, translation_of
from dinas.moderation.submission import is_typed_since


@dataclass
class ItemReport:
    """An item as the bundle's screen shows it."""

    item: BundleItem
    instance: Any | None
    problems: list[str] = field(default_factory=list)
    """Each one stops the whole bundle."""
    notes: list[str] = field(default_factory=list)
    is_changed: bool = False
    has_translation_to_add: bool = False
    """Whether there is a draft in the other language that could be published along."""


def report_on(items: list[BundleItem], user: Any) -> list[ItemReport]:
    """Look at each item for this user, together with its neighbours in the bundle."""
    found = [(item, item.resolve()) for item in items]
    parents = {each.pk for __, each in found if isinstance(each, Page)}
    languages = _languages(found)
    return [_report(item, instance, user, parents, languages) for item, instance in found]


def _languages(found: list[tuple[BundleItem, Any]]) -> dict[Any, set[int]]:
    """Return in which languages each text is in the bundle."""
    languages: dict[Any, set[int]] = {}
    for __, each in found:
        if isinstance(each, TranslatableMixin):
            languages.setdefault(each.translation_key, set()).add(each.locale_id)
    return languages


def _report(
    item: BundleItem, instance: Any, user: Any, pages: set[int], languages: dict[Any, set[int]]
) -> ItemReport:
    report = ItemReport(item, instance)
    if instance is None:
        report.problems.append(_("It was deleted."))
        return report
    if not can_publish(user, instance):
        report.problems.append(_("You may not publish it."))
    report.is_changed = item.is_changed_since(instance) or _is_translated_since(item, instance)
    if report.is_changed:
        report.problems.append(
            _("It was changed after it was put in. Look at the new version and take it over.")
        )
    if item.revision is not None:
        report.problems += _problems_of_text(item.revision.as_object())
    report.problems += _problems_of_place(instance, user, pages)
    report.notes = _notes(instance, languages)
    bundled = languages.get(getattr(instance, "translation_key", None), set())
    report.has_translation_to_add = any(
        translation.locale_id not in bundled for translation in drafts_in_other_languages(instance)
    )
    return report


def _is_translated_since(item: BundleItem, instance: Any) -> bool:
    """Tell whether texts were translated after the item was put in: they make no version."""
    if not isinstance(instance, TranslatableMixin) or instance.locale.language_code == SOURCE:
        return False
    translation = translation_of(instance)
    return translation is not None and is_typed_since(translation, item.revision)


def drafts_in_other_languages(instance: Any) -> list[Any]:
    """Return the translations of a page or snippet that have something to publish."""
    if not isinstance(instance, TranslatableMixin):
        return []
    return [
        translation.specific if isinstance(translation, Page) else translation
        for translation in instance.get_translations()
        if not translation.live or translation.has_unpublished_changes
    ]


def _problems_of_text(draft: Any) -> list[str]:
    problems = []
    if draft.go_live_at and draft.go_live_at > timezone.now():
        problems.append(_("It has a publishing time of its own. Remove that first."))
    if draft.expire_at and draft.expire_at <= timezone.now():
        problems.append(_("Its end of publication is over already."))
    try:
        draft.full_clean()
    except ValidationError as error:
        problems += _named(draft, error)
    return problems


def _named(draft: Any, error: ValidationError) -> list[str]:
    """Return what is wrong in the draft's form, each with the name that its field has there."""
    sentences = []
    for name, messages in error.message_dict.items():
        try:
            label = capfirst(str(draft._meta.get_field(name).verbose_name))
        except FieldDoesNotExist:  # about the whole form
            sentences += messages
        else:
            sentences += [f"{label}: {message}" for message in messages]
    return sentences


def _problems_of_place(instance: Any, user: Any, pages: set[int]) -> list[str]:
    problems = []
    lock = instance.get_lock()
    if lock is not None and not isinstance(lock, WorkflowLock) and lock.for_user(user):
        problems.append(_("It is locked by someone else."))
    if isinstance(instance, Page):
        parent = instance.get_parent()
        if parent.depth > 1 and not parent.live and parent.pk not in pages:
            problems.append(_("The page above it is not published."))
        if instance.alias_of_id:
            problems.append(_("It is a copy that follows another page."))
    translation = translation_of(instance) if isinstance(instance, TranslatableMixin) else None
    if translation is not None and missing_count(translation):
        problems.append(_("Some of its texts are not translated yet."))
    return problems


def _notes(instance: Any, languages: dict[Any, set[int]]) -> list[str]:
    notes = []
    if instance.workflow_in_progress:
        notes.append(_("In moderation; publishing approves it."))
    elif not instance.has_unpublished_changes and instance.live:
        notes.append(_("Published already, without changes since."))
    else:
        notes.append(_("Draft changes."))
    if isinstance(instance, TranslatableMixin) and instance.locale.language_code == SOURCE:
        bundled = languages.get(instance.translation_key, set())
        live = type(instance)._default_manager.filter(
            translation_key=instance.translation_key, live=True
        )
        present = bundled | set(live.values_list("locale_id", flat=True))
        if Locale.objects.exclude(pk__in=present | {instance.locale_id}).exists():
            notes.append(_("There is no published English version."))
    return notes
