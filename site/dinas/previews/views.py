"""The admin's side of preview links: making, listing, revoking."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder

from dinas.core.drafts import content_type_of, draftable_or_404
from dinas.moderation.gates import can_publish, refuse_unless
from dinas.previews.forms import PreviewLinkForm
from dinas.previews.models import PreviewLink
from dinas.previews.permissions import may_share

PER_PAGE = 50


def share(request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
    """Make links to one page or snippet, and list those that were made."""
    instance = draftable_or_404(content_type_id, object_id)
    refuse_unless(may_share(request.user, instance))
    form = PreviewLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _make(request.user, instance, form.cleaned_data)
        messages.success(request, _("The link is ready. Copy it from the list."))
        return redirect(request.path)
    links = PreviewLink.objects.of(content_type_of(instance), instance.pk)
    return _render(request, "previews/share.html", _("Share a preview"), links, {
        "form": form,
        "instance": instance,
        "page_subtitle": str(instance),
        "edit_url": AdminURLFinder(request.user).get_edit_url(instance),
    })  # fmt: skip


def _make(user: Any, instance: Any, choices: dict[str, Any]) -> PreviewLink:
    pinned = choices["version"] == "pinned"
    return PreviewLink.objects.create(
        content_type=content_type_of(instance),
        object_id=str(instance.pk),
        label=str(instance.get_latest_revision_as_object())[:255],
        revision=instance.get_latest_revision() if pinned else None,
        created_by=user,
        expires_at=timezone.now() + dt.timedelta(days=choices["days"]),
    )


def index(request: HttpRequest) -> HttpResponse:
    """List all links: to moderators everybody's, to others their own."""
    links = PreviewLink.objects.select_related("content_type")
    if not _sees_all(request.user):
        links = links.filter(created_by_id=request.user.pk)
    return _render(request, "previews/index.html", _("Preview links"), links, {})


def _sees_all(user: Any) -> bool:
    return (
        user.is_superuser
        or user.groups.filter(page_permissions__permission__codename="publish_page").exists()
    )


def _render(
    request: HttpRequest, template: str, title: str, links: Any, context: dict[str, Any]
) -> HttpResponse:
    page = Paginator(links.select_related("created_by", "revision"), PER_PAGE).get_page(
        request.GET.get("p")
    )
    for link in page:
        link.address = request.build_absolute_uri(reverse("pratinjau", args=[link.token]))
        link.share_url = reverse("preview_share", args=[link.content_type_id, link.object_id])
    return render(
        request,
        template,
        {"links": page, "header_title": title, "page_title": title, "header_icon": "link",
         "back": request.get_full_path(), **context},
    )  # fmt: skip


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a link: its maker, or who may publish what it shows."""
    link = get_object_or_404(PreviewLink, pk=pk)
    instance = link.resolve()
    refuse_unless(
        link.created_by_id == request.user.pk
        or (instance is not None and can_publish(request.user, instance))
        or (instance is None and _sees_all(request.user))
    )
    link.revoke()
    messages.success(request, _("The link no longer opens."))
    if request.POST.get("from") == "share" and instance is not None:
        return redirect("preview_share", link.content_type_id, link.object_id)
    return redirect("preview_links")
