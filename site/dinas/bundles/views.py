"""The bundle's own screen, and the way into a bundle from a page or snippet."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, TranslatableMixin

from dinas.bundles.checking import ItemReport, drafts_in_other_languages, report_on
from dinas.bundles.forms import AddPageForm, CollectForm, ScheduleForm
from dinas.bundles.models import Bundle, BundleItem, BundleState
from dinas.bundles.permissions import may_bundle
from dinas.bundles.services import (
    BundleGoneError,
    BundleRefusedError,
    call_back,
    publish_bundle,
    put_in,
    schedule,
)
from dinas.core.drafts import draftable_or_404
from dinas.moderation.gates import can_publish, refuse_unless
from dinas.moderation.submission import words_of


def _bundle(request: HttpRequest, pk: int, *, changing: bool = False) -> Bundle:
    """Find the bundle for somebody who may see it.

    Raises:
        PermissionDenied: the user doesn't publish, or the bundle can't be changed now.
    """
    refuse_unless(may_bundle(request.user))
    bundle = get_object_or_404(Bundle, pk=pk)
    refuse_unless(bundle.is_changeable or not changing)
    return bundle


def _row(report: ItemReport, finder: AdminURLFinder) -> dict[str, Any]:
    instance = report.instance
    return {
        "report": report,
        "kind": instance._meta.verbose_name if instance is not None else "",
        "language": str(instance.locale) if isinstance(instance, TranslatableMixin) else "",
        "edit_url": finder.get_edit_url(instance) if instance is not None else None,
        "preview_url": _preview_url(report),
    }


def _preview_url(report: ItemReport) -> str | None:
    instance, revision = report.instance, report.item.revision
    if instance is None or revision is None:
        return None
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:revisions_view", args=[instance.pk, revision.pk])
    viewset = getattr(instance, "snippet_viewset", None)
    if viewset is None:
        return None
    return reverse(viewset.get_url_name("revisions_view"), args=[instance.pk, revision.pk])


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is in the bundle, what stands in the way, and what can be done."""
    return _show(request, _bundle(request, pk))


def _show(
    request: HttpRequest, bundle: Bundle, schedule_form: ScheduleForm | None = None
) -> HttpResponse:
    items = list(bundle.items.select_related("revision", "content_type"))
    reports = report_on(items, request.user)
    if bundle.state == BundleState.PUBLISHED:  # what is true of it now is no longer its affair
        for report in reports:
            report.problems, report.notes = [], []
            report.is_changed = report.has_translation_to_add = False
    finder = AdminURLFinder(request.user)
    add_form = AddPageForm()
    schedule_form = schedule_form or ScheduleForm()
    context = {
        "bundle": bundle,
        "rows": [_row(report, finder) for report in reports],
        "is_ready": bool(reports) and not any(report.problems for report in reports),
        "blocked_count": sum(bool(report.problems) for report in reports),
        "add_form": add_form,
        "schedule_form": schedule_form,
        "media": add_form.media + schedule_form.media,
        "header_title": bundle.title,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("bundles:index"), "label": _("Publishing bundles")},
            {"url": "", "label": bundle.title},
        ],
        "header_icon": "folder-open-inverse",
    }
    return render(request, "bundles/detail.html", context)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish everything now."""
    bundle = _bundle(request, pk)
    try:
        publish_bundle(bundle=bundle, user=request.user)
    except BundleGoneError:
        messages.info(request, _("The bundle was published already."))
    except BundleRefusedError as refusal:
        messages.error(request, _("Nothing was published."))
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, _("Everything in “%(title)s” is published.") % {"title": bundle})
    return redirect("bundle_detail", pk=pk)


@require_POST
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish everything at a time."""
    bundle = _bundle(request, pk)
    form = ScheduleForm(request.POST)
    if not form.is_valid():
        return _show(request, bundle, form)
    items = list(bundle.items.select_related("revision"))
    reports = report_on(items, request.user)
    if not reports:
        messages.error(request, _("There is nothing in it yet."))
    elif any(report.problems for report in reports):
        messages.error(request, _("First remove what stands in the way, then choose a time."))
    else:
        schedule(bundle=bundle, moment=form.cleaned_data["publish_at"], user=request.user)
        messages.success(request, _("The time is set."))
    return redirect("bundle_detail", pk=pk)


@require_POST
def unplan(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the time away again."""
    call_back(bundle=_bundle(request, pk))
    return redirect("bundle_detail", pk=pk)


@require_POST
def add_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a chosen page in."""
    bundle = _bundle(request, pk, changing=True)
    form = AddPageForm(request.POST)
    if form.is_valid():
        page = form.cleaned_data["page"].specific
        _put_in(request, bundle, page, with_translation=form.cleaned_data["with_translation"])
    else:
        messages.error(request, _("Choose a page first."))
    return redirect("bundle_detail", pk=pk)


def _put_in(request: HttpRequest, bundle: Bundle, instance: Any, *, with_translation: bool) -> None:
    """Put an object in, with those of its translations that the user may publish.

    Raises:
        PermissionDenied: the user may not publish it.
    """
    refuse_unless(can_publish(request.user, instance))
    others = drafts_in_other_languages(instance) if with_translation else []
    for one in [instance, *(other for other in others if can_publish(request.user, other))]:
        try:
            put_in(bundle=bundle, instance=one, user=request.user)
        except ValidationError as error:
            messages.error(request, f"{one}: {words_of(error)}")


def collect(request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
    """Ask into which bundle a page or snippet goes, and put it there."""
    refuse_unless(may_bundle(request.user))
    instance = draftable_or_404(content_type_id, object_id)
    if not can_publish(request.user, instance):
        raise PermissionDenied
    form = CollectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        bundle = form.cleaned_data["bundle"] or Bundle.objects.create(
            title=form.cleaned_data["title"], created_by_id=request.user.pk
        )
        _put_in(request, bundle, instance, with_translation=form.cleaned_data["with_translation"])
        messages.success(request, _("“%(item)s” is in the bundle.") % {"item": instance})
        return redirect("bundle_detail", pk=bundle.pk)
    title = _("Put into a publishing bundle")
    return render(
        request,
        "bundles/collect.html",
        {"form": form, "instance": instance, "header_title": title, "page_title": title,
         "page_subtitle": str(instance), "header_icon": "folder-open-inverse"},
    )  # fmt: skip


@require_POST
def remove(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take an item out again."""
    bundle = _bundle(request, pk, changing=True)
    get_object_or_404(BundleItem, pk=item_pk, bundle=bundle).delete()
    return redirect("bundle_detail", pk=pk)


@require_POST
def renew(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take the newest version of an item over, after having looked at it."""
    bundle = _bundle(request, pk, changing=True)
    instance = get_object_or_404(BundleItem, pk=item_pk, bundle=bundle).resolve()
    if instance is not None:
        _put_in(request, bundle, instance, with_translation=False)
    return redirect("bundle_detail", pk=pk)


@require_POST
def add_translation(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Put the other language of an item in as well; the item keeps the version that it has."""
    bundle = _bundle(request, pk, changing=True)
    instance = get_object_or_404(BundleItem, pk=item_pk, bundle=bundle).resolve()
    for other in drafts_in_other_languages(instance):
        _put_in(request, bundle, other, with_translation=False)
    return redirect("bundle_detail", pk=pk)
