"""The whole of a list of which the first screen shows the beginning, and taking work back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import WorkflowState

from dinas.core.paging import page_of
from dinas.dashboard.items import Namer
from dinas.dashboard.panel import SECTIONS
from dinas.moderation.gates import refuse_unless

PER_PAGE = 25


def whole_list(request: HttpRequest, key: str) -> HttpResponse:
    """Show all of a list, narrowed by title."""
    kind = SECTIONS.get(key)
    if kind is None:
        raise Http404
    refuse_unless(kind.is_for(request.user))
    section = kind(request.user, Namer())
    text = request.GET.get("q", "").replace("\0", "").strip()[:100]
    page = page_of(request, section.rows(text), PER_PAGE)
    context = {
        "section": section,
        "items": list(section.items(list(page.object_list))),
        "page": page,
        "text": text,
        "page_title": section.heading,
        "header_icon": section.icon,
    }
    return render(request, "dashboard/list.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was handed in, before a moderator has decided."""
    state = get_object_or_404(WorkflowState.objects.select_related("current_task_state"), pk=pk)
    instance = state.content_object
    if instance is None:
        raise Http404
    refuse_unless(state.user_can_cancel(request.user))
    title = state.current_task_state.revision.object_str
    if state.status == WorkflowState.STATUS_IN_PROGRESS:
        state.cancel(user=request.user)
        text = _("“%(title)s” is a draft of yours again. Nobody else lost anything.")
        messages.success(request, text % {"title": title})
    else:
        text = _("“%(title)s” is no longer in moderation; it was decided on in the meantime.")
        messages.warning(request, text % {"title": title})
    return redirect("wagtailadmin_home")
