"""Where each translation stands, answered by the database in one query a kind and language."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin, WorkflowState
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from dinas.accounts.permissions import granted_locale_ids
from dinas.core.bahasa import SOURCE
from dinas.translations.states import State

COLUMNS = (
    "b_urgency",
    "b_kind",
    "source_pk",
    "b_title",
    "b_language",
    "target_pk",
    "record",
    "todo",
)
URGENCY = list(State)
"""A row's `b_urgency` is its state's place here."""


@dataclass(frozen=True)
class Filters:
    """What the reader of the board wants to see."""

    kind: str = ""
    state: str = ""
    text: str = ""


def translated_models() -> list[type[Model]]:
    """Return what can be translated: pages first, then each kind of snippet."""
    snippets = [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]
    return [Page, *sorted(snippets, key=lambda model: str(model._meta.verbose_name))]


def kind_of(model: type[Model]) -> str:
    """Return the word that names a kind in addresses."""
    return model._meta.label_lower


def locales_for(user: Any) -> list[Locale]:
    """Return the languages into which the user may translate."""
    granted = granted_locale_ids(user)
    return list(Locale.objects.filter(pk__in=granted).exclude(language_code=SOURCE))


def _title_field(model: type[Model]) -> str:
    if model is Page:
        return "title"
    names = {f.field_name for f in get_translatable_fields(model)}
    return next(
        field.name
        for field in model._meta.concrete_fields
        if field.name in names and isinstance(field, models.CharField) and not field.null
    )


def _missing_texts(translated: Any) -> QuerySet[StringSegment]:
    done = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=translated,
        has_error=False,
    )
    return StringSegment.objects.filter(source_id=OuterRef("r_source")).filter(~Exists(done))


def _workflow_status(model: type[Model]) -> Any:
    base = ContentType.objects.get_for_model(model)
    open_states = WorkflowState.objects.filter(
        base_content_type=base, object_id=Cast(OuterRef("t_pk"), CharField())
    ).filter(status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES))
    return Subquery(open_states.values("status")[:1])


def _with_record(sources: QuerySet[Any], locale: Locale) -> QuerySet[Any]:
    """Add the record that keeps the translation in step, and how many texts it lacks."""
    records = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=locale
    )
    missing = _missing_texts(locale).order_by().values("source_id").annotate(n=Count("pk"))
    texts = StringSegment.objects.filter(source_id=OuterRef("r_source")).order_by()
    texts = texts.values("source_id").annotate(n=Count("pk"))
    return sources.annotate(
        record=Subquery(records.values("pk")[:1]),
        r_enabled=Subquery(records.values("enabled")[:1]),
        r_read_at=Subquery(records.values("source__last_updated_at")[:1]),
        r_source=Subquery(records.values("source_id")[:1]),
    ).annotate(
        todo=Coalesce(Subquery(missing.values("n")[:1], output_field=IntegerField()), 0),
        r_texts=Coalesce(Subquery(texts.values("n")[:1], output_field=IntegerField()), 0),
    )


def _with_target(sources: QuerySet[Any], locale: Locale) -> QuerySet[Any]:
    """Add the translation itself: whether it is public, and the age of what readers see."""
    model = sources.model
    targets = model._default_manager.filter(
        translation_key=OuterRef("translation_key"), locale=locale
    )
    if model is Page:
        targets = targets.filter(alias_of__isnull=True)  # a copy is no translation
    sources = sources.annotate(t_pk=Subquery(targets.values("pk")[:1]))
    if not issubclass(model, DraftStateMixin):
        return sources.annotate(t_live=Value(True), t_seen=Value(None, output_field=CharField()))
    return sources.annotate(
        t_live=Subquery(targets.values("live")[:1]),
        t_seen=Subquery(targets.values("live_revision__created_at")[:1]),
    )


def rows_of(model: type[Model], locale: Locale) -> QuerySet[Any]:
    """Return what is public in Indonesian of one kind, with the state of its translation."""
    sources = model._default_manager.filter(locale__language_code=SOURCE)
    if issubclass(model, DraftStateMixin):
        sources = sources.filter(live=True)
    if model is Page:
        sources = sources.filter(depth__gt=1)
    sources = _with_record(_with_target(sources, locale), locale)
    states = [(Q(t_pk=None), State.MISSING)]
    changed = Q(todo__gt=0)
    if issubclass(model, DraftStateMixin):
        sources = sources.annotate(t_status=_workflow_status(model))
        changed |= Q(t_outdated=True)
        sources = sources.annotate(
            t_outdated=Case(When(r_read_at__gt=F("t_seen"), then=True), default=False)
        )
        states += [
            (Q(t_status=WorkflowState.STATUS_IN_PROGRESS), State.IN_MODERATION),
            (Q(t_status=WorkflowState.STATUS_NEEDS_CHANGES), State.NEEDS_CHANGES),
        ]
    states += [
        (Q(r_enabled=False) | Q(record=None), State.STOPPED),
        (Q(t_live=False), State.DRAFT),
        # Public in Indonesian words: a copy that nobody has translated yet.
        (Q(todo__gt=0, todo=F("r_texts")), State.DRAFT),
        (changed, State.SOURCE_CHANGED),
    ]
    return sources.annotate(
        # The state as its place: named as well, it would make the query eight times as long.
        b_urgency=Case(
            *(When(asked, then=Value(URGENCY.index(state))) for asked, state in states),
            default=Value(URGENCY.index(State.CURRENT)),
            output_field=IntegerField(),
        ),
        b_kind=Value(kind_of(model), output_field=CharField()),
        source_pk=Cast("pk", CharField()),
        target_pk=Cast("t_pk", CharField()),
        b_title=Cast(_title_field(model), CharField()),
        b_language=Value(locale.language_code, output_field=CharField()),
    )


def _querysets(user: Any, filters: Filters) -> Iterable[QuerySet[Any]]:
    for locale in locales_for(user):
        for model in translated_models():
            if filters.kind in ("", kind_of(model)):
                rows = rows_of(model, locale)
                if filters.text:
                    rows = rows.filter(b_title__icontains=filters.text)
                yield rows


def rows_for(user: Any, filters: Filters) -> QuerySet[Any]:
    """Return the board's rows, most urgent first, as one query that can be cut into pages."""
    parts = [
        (part.filter(b_urgency=URGENCY.index(State(filters.state))) if filters.state else part)
        .order_by()
        .values(*COLUMNS)
        for part in _querysets(user, filters)
    ]
    if not parts:
        return Page.objects.none()
    first, *others = parts
    rows = first.union(*others, all=True) if others else first
    return rows.order_by("b_urgency", "b_title", "source_pk", "b_language")


def state_of(row: Mapping[str, Any]) -> State:
    """Return the state of the translation that a row of the board is about."""
    return URGENCY[row["b_urgency"]]


def counts_for(user: Any, filters: Filters | None = None) -> dict[str, int]:
    """Return how many translations are in each state, for the languages of the user."""
    total: Counter[str] = Counter({state.value: 0 for state in State})
    for part in _querysets(user, filters or Filters()):
        for row in part.order_by().values("b_urgency").annotate(jumlah=Count("pk")):
            total[state_of(row).value] += row["jumlah"]
    return dict(total)


def may_write(user: Any, model: type[Model]) -> bool:
    """Tell whether the user may write rows of this kind, in the languages given to him."""
    return model is Page or user.has_perm(get_permission_name("change", model))
