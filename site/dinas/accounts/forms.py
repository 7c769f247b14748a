"""Forms of the login."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from dinas.accounts.tasks import send_password_links


class _NoPlaceholders(forms.BaseForm):
    """A label above a field is enough; a copy of it inside vanishes when somebody types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class LoginForm(_NoPlaceholders, account_forms.LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""  # the way to a new password stands below the form
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}

    def add_prefix(self, field_name: str) -> str:
        """Call the first field what browsers and password managers know it as."""
        return super().add_prefix("username" if field_name == "login" else field_name)


class ResetPasswordForm(_NoPlaceholders, account_forms.ResetPasswordForm):
    """The address of somebody who has lost the password."""

    def clean_email(self) -> str:
        """Take capitals and spaces for what they are: slips of a telephone's keyboard."""
        return str(self.cleaned_data["email"]).strip().lower()

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Leave it to the worker whether somebody has this address: the answer is always one."""
        send_password_links.enqueue(self.cleaned_data["email"])
        return str(self.cleaned_data["email"])


class _CodeForm(_NoPlaceholders):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app, or a recovery code")
        self.fields["code"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class AuthenticateForm(_CodeForm, mfa_forms.AuthenticateForm):
    """The second factor at the login."""


class ReauthenticateCodeForm(_CodeForm, mfa_forms.ReauthenticateForm):
    """The second factor once more, before something that matters."""
