"""Work that is submitted while nobody can approve it: author and administrators are told."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Model
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_admin_base_url, get_latest_str
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted
from wagtail.users.models import UserProfile

from dinas.moderation.submission import moderators_missing, tasks_without_approver

SUBMITTING = ("action-submit", "action-restart-workflow")
"""The buttons of Wagtail's forms by which work goes to the moderators."""


def warn_if_unattended(request: HttpRequest, instance: Any) -> None:
    """Tell the author that the work is safe, but that nobody is there to decide."""
    if moderators_missing(instance):
        text = _(
            "It is saved and waits, but nobody can approve it at present: there is no active "
            "moderator. The administrators have been told."
        )
        messages.warning(request, text)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_after_submitting(request: HttpRequest, instance: Any) -> None:
    """Do so where Wagtail's own forms have submitted something."""
    if not any(request.POST.get(button) for button in SUBMITTING):
        return
    # Asked anew: what the form's object knows of its workflow is older than the submission.
    states = getattr(instance, "workflow_states", WorkflowState.objects.none())
    if states.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists():
        warn_if_unattended(request, instance)


@receiver(task_submitted, dispatch_uid="moderation_unattended")
def tell_administrators(
    sender: type[Model], instance: TaskState, user: Any = None, **kwargs: Any
) -> None:
    """Write to the administrators, who alone can put somebody into the group."""
    if not tasks_without_approver().filter(pk=instance.task_id).exists():
        return
    administrators = get_user_model().objects.filter(is_superuser=True, is_active=True)
    for administrator in administrators.exclude(email=""):
        with override(UserProfile.get_for_user(administrator).get_preferred_language()):
            _letter(instance, administrator, user).send()


def _letter(task_state: TaskState, administrator: Any, author: Any) -> EmailMessage:
    subject = task_state.workflow_state.content_object
    base = get_admin_base_url() or ""
    edit_url = AdminURLFinder(administrator).get_edit_url(subject)
    title = " ".join(get_latest_str(subject).split())
    lines = [
        _("Hello %(name)s,") % {"name": administrator},
        "",
        _("“%(title)s” was submitted by %(author)s, but no active account can approve it.")
        % {"title": title, "author": author or _("somebody")},
        "",
        _("Put somebody into the moderators' group, or activate an account that is in it:"),
        base + reverse("wagtailusers_users:index"),
    ]
    if edit_url:
        lines += ["", _("You can also decide on it yourself:"), base + edit_url]
    return EmailMessage(
        _("No moderator: “%(title)s” waits") % {"title": title},
        "\n".join(lines),
        to=[administrator.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
