"""The mails by which somebody chooses a password: asked for, or invited by an administrator."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from dinas.accounts.language import language_of
from dinas.accounts.tokens import days_of

RESET = "account/email/password_reset_key"
INVITATION = "account/email/undangan"


def send_password_link(user: Any, template: str = RESET) -> None:
    """Write to the address in the account, in its language, with a link that works once.

    Nothing of the request goes into the mail: neither its host nor what somebody typed.
    """
    path = reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(user),
            "key": default_token_generator.make_token(user),
        },
    )
    context = {
        "user": user,
        "password_reset_url": f"{settings.SITE_URL}{path}",
        "days": days_of(user),
        "login_url": f"{settings.SITE_URL}{reverse('account_login')}",
    }
    send(user, template, context)


def send(user: Any, template: str, context: dict[str, Any]) -> None:
    """Write a mail from its two templates; people without an address get none."""
    if not user.email:
        return
    with override(language_of(user)):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        text = render_to_string(f"{template}_message.txt", context).strip()
    EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [user.email]).send()
