"""What the login leaves to the worker."""

from datetime import timedelta

from crontask import cron
from django.conf import settings
from django.contrib.auth import get_user_model
from django.tasks import task
from django.utils import timezone

from dinas.accounts import letters
from dinas.accounts.models import CatatanMasuk, Perangkat


@task
def send_password_links(address: str) -> None:
    """Write to every open account with this address, however either of them is written.

    The request that asks for it does the same for an address that nobody has, in the same time.
    """
    for user in get_user_model().objects.filter(email__iexact=address, is_active=True):
        letters.send_password_link(user)


@cron("45 3 * * *")
@task
def forget_old_logins() -> None:
    """Delete what the log of logins has kept long enough, and devices whose time is over."""
    now = timezone.now()
    oldest = now - timedelta(days=settings.LOGIN_LOG_KEEP_DAYS)
    CatatanMasuk.objects.filter(waktu__lt=oldest).delete()
    Perangkat.objects.filter(berakhir__lt=now).delete()
