"""What the login leaves to the worker."""

from django.contrib.auth import get_user_model
from django.tasks import task

from dinas.accounts import letters


@task
def send_password_links(address: str) -> None:
    """Write to every open account with this address, however either of them is written.

    The request that asks for it does the same for an address that nobody has, in the same time.
    """
    for user in get_user_model().objects.filter(email__iexact=address, is_active=True):
        letters.send_password_link(user)
