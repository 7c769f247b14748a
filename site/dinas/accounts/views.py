"""What the editor's page asks while somebody writes, the telephone, and the own devices."""

from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from dinas.accounts import devices as own_devices
from dinas.accounts import journal, second_factor
from dinas.accounts.enums import Kejadian
from dinas.accounts.models import CatatanMasuk

LAST = 20
"""So many of the own logins are shown: enough to notice a stranger's."""


class EnrolView(ActivateTOTPView):
    """Enrols a telephone; who has just shown its code has shown a second factor."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the device and let its owner go on."""
        response = super().form_valid(form)
        second_factor.note_enrolment(self.request)
        return response


@require_GET
def session_state(request: HttpRequest) -> JsonResponse:
    """Say who is logged in, with a fresh token for forms that are older than the login.

    Nobody gets here without a login: Wagtail answers a script with 403 instead.
    """
    return JsonResponse({"pengguna": request.user.pk, "token": get_token(request)})


@require_GET
def logged_in_again(request: HttpRequest) -> HttpResponse:
    """Send the person back to the tab in which her words wait."""
    return render(request, "accounts/masuk_lagi.html")


@require_safe
@never_cache
@login_required
def devices(request: HttpRequest) -> HttpResponse:
    """Show where the person is logged in, and what happened at the door lately."""
    context = {
        "perangkat": own_devices.of(request.user),
        "kunci": request.session.session_key,
        "catatan": CatatanMasuk.objects.filter(pengguna_id=request.user.pk)[:LAST],
    }
    return render(request, "account/perangkat.html", context)


@require_POST
@login_required
def end_device(request: HttpRequest, pk: int) -> HttpResponse:
    """Log out on one of the own devices."""
    device = get_object_or_404(own_devices.of(request.user), pk=pk)
    if device.kunci_sesi == request.session.session_key:
        logout(request)
        return redirect("account_login")
    own_devices.end(device)
    journal.note(Kejadian.KELUAR, request.user, request)
    messages.success(request, _("You are logged out on that device."))
    return redirect("perangkat")


@require_POST
@login_required
def end_all_devices(request: HttpRequest) -> HttpResponse:
    """Log out everywhere, here too."""
    journal.note(Kejadian.KELUAR_SEMUA, request.user, request)
    own_devices.end_all(request.user)
    logout(request)
    messages.success(request, _("You are logged out on all devices."))
    return redirect("account_login")
