"""What an administrator does for the accounts of others: invite, and let enrol anew."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from dinas.accounts import devices, journal, letters
from dinas.accounts.enums import Kejadian
from dinas.accounts.models import User

REMOVED = "accounts.lepas_dua_langkah"
INVITED = "accounts.undang"
NOTICE = "account/email/dua_langkah_dilepas"


def invite(owner: Any, actor: Any) -> None:
    """Let the owner choose the password: nobody else ever knows it.

    Each invitation ends the one before, for the key in its address is made of this moment too.
    """
    with transaction.atomic():
        owner.set_unusable_password()
        owner.invited_at = timezone.now()
        owner.save(update_fields=["password", "invited_at"])
        log(instance=owner, action=INVITED, user=actor)
        letters.send_password_link(owner, letters.INVITATION)


def may_invite_again(actor: Any, owner: Any) -> bool:
    """Whether `owner` waits for an invitation that `actor` may send."""
    return bool(actor.is_active and actor.has_perm("accounts.add_user") and owner.is_waiting)


@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a new invitation to somebody who has not answered the last one."""
    owner = get_object_or_404(User, pk=pk)
    if not may_invite_again(request.user, owner):
        raise PermissionDenied
    invite(owner, request.user)
    messages.success(request, _("A new invitation was sent to %(email)s.") % {"email": owner.email})
    return redirect("wagtailusers_users:edit", pk)


def may_remove_factor(actor: Any, owner: Any) -> bool:
    """Whether `actor` may let `owner` enrol anew: an administrator, and never for oneself."""
    return bool(actor.is_active and actor.is_superuser and actor.pk != owner.pk)


def has_factor(owner: Any) -> bool:
    """Whether there is something to remove."""
    return Authenticator.objects.filter(user=owner).exists()


@reauthentication_required
def remove_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then forget the telephone and the recovery codes of somebody else."""
    owner = get_object_or_404(User, pk=pk)
    if not may_remove_factor(request.user, owner):
        raise PermissionDenied
    if request.method != "POST":
        return TemplateResponse(request, "accounts/lepas_dua_langkah.html", {"owner": owner})
    with transaction.atomic():
        Authenticator.objects.filter(user=owner).delete()
        devices.end_all(owner)
        journal.note(Kejadian.LANGKAH_DILEPAS_ADMIN, owner, request)
        log(instance=owner, action=REMOVED, user=request.user)
        login_url = f"{settings.SITE_URL}{reverse('account_login')}"
        context = {"user": owner, "actor": request.user, "login_url": login_url}
        letters.send(owner, NOTICE, context)
    messages.success(request, _("The second step of %(name)s is removed.") % {"name": owner})
    return redirect("wagtailusers_users:edit", pk)
