"""What the office wants otherwise than django-allauth: no sign-up, fair limits, own addresses."""

from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext, override

from dinas.accounts import kenal, kunci, throttle
from dinas.accounts.address import client_address
from dinas.accounts.language import language_of


class AccountAdapter(DefaultAccountAdapter):
    """Passwords and mails."""

    attempt: throttle.Attempt | None = None

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: accounts are made by an administrator."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's address as our own proxies saw it."""
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try, or say how long to wait."""
        name = credentials.get("username") or ""
        browser = kenal.browser_of(request, name)
        self.attempt = throttle.attempt(name, client_address(request), browser)
        if self.attempt.held_s:
            minutes = -(-self.attempt.held_s // 60)
            raise ValidationError(
                ngettext(
                    "Too many wrong passwords for this user name. Try again in %(minutes)d minute.",
                    "Too many wrong passwords for this user name. Try again in %(minutes)d "
                    "minutes.",
                    minutes,
                )
                % {"minutes": minutes},
                code="too_many_login_attempts",
            )

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Check the password; a right one costs nothing."""
        user = super().authenticate(request, **credentials)
        if user and self.attempt:
            self.attempt.forgive()
        return user

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Know the browser again, now that password and code were right."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        kenal.remember(request, response, user)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the language of the account, not of the browser that caused the mail."""
        user = context.get("user") or getattr(self.request, "user", None)
        with override(language_of(user)):
            super().send_mail(template_prefix, email, context)


class MFAAdapter(DefaultMFAAdapter):
    """The second factor."""

    def encrypt(self, text: str) -> str:
        """Keep secrets unreadable in the database and its backups."""
        return kunci.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Read a secret."""
        return kunci.decrypt(encrypted_text)

    def get_totp_label(self, user: Any) -> str:
        """Name the account in the app on the telephone."""
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        """Draw the QR code as part of the page: without style attributes, which the policy bars."""
        return segno.make(url, error="m").svg_inline(scale=5, light="#fff", dark="#000", border=4)
