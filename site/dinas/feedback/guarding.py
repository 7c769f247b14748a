"""Keeps programs out of forms without cookies, puzzles or anybody else's service.

A form carries a signed moment: nobody fills it in within three seconds, and a form of yesterday is
not taken. A field that people don't see stays empty. One address may send so much an hour; it is
counted under a salt that is thrown away each day, so that nobody learns who sent what.
"""

import hashlib
import secrets
from typing import Any

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinas.accounts.address import client_address
from dinas.core.forgetful import cache

LEAST_S = 3
MOST_S = 24 * 60 * 60
AN_HOUR_S = 60 * 60
MOST_AN_HOUR = 20
"""Villages and offices share one address, so the limit is generous."""

_signer = TimestampSigner(salt="dinas.feedback")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def make_token(subject: str) -> str:
    """Return a signed moment for the form of this subject, good for one submission."""
    return _signer.sign(f"{_digest(subject)}.{secrets.token_urlsafe(9)}")


def _is_of(token: str, subject: str, max_age: int | None = MOST_S) -> bool:
    return _signer.unsign(token, max_age=max_age).startswith(f"{_digest(subject)}.")


def token_fault(token: str, subject: str) -> str:
    """Return what is wrong with a token in words for the reader; nothing when it is good."""
    stale = _("The form was open for too long. Everything is still here: please send it again.")
    try:
        if not _is_of(token, subject):
            return stale
    except BadSignature:  # an expired one included
        return stale
    try:
        _signer.unsign(token, max_age=LEAST_S)
    except SignatureExpired:
        return ""
    return _("That was very quick. Please wait a few seconds and send it again.")


def _salt() -> str:
    key = f"kirim:garam:{timezone.localdate():%Y%m%d}"
    return str(cache.get_or_set(key, secrets.token_hex(16), 2 * MOST_S))


def is_too_many(request: HttpRequest, kind: str) -> bool:
    """Count a submission of this address; tell whether it is one too many this hour."""
    key = _digest(kind, _salt(), client_address(request))
    return not any(
        cache.add(f"kirim:{key}:{number}", 1, AN_HOUR_S) for number in range(MOST_AN_HOUR)
    )


def is_first(token: str) -> bool:
    """Take a token; tell whether it was still unused, so that pressing twice sends once."""
    return cache.add(f"kirim:tanda:{_digest(token)}", 1, MOST_S)


class GuardedForm(forms.Form):
    """A form that only people can send; `subject` ties its token to one page."""

    kind = "formulir"
    required_css_class = "wajib"

    situs_web = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, subject: str, **kwargs: Any) -> None:
        self.request, self.subject = request, subject
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "situs_web"])

    @property
    def tanda(self) -> str:
        """The token to put into the page: the one that was sent, while it is of use."""
        sent = str(self.data.get("tanda", ""))
        try:
            return sent if sent and _is_of(sent, self.subject) else make_token(self.subject)
        except BadSignature:
            return make_token(self.subject)

    @property
    def isian(self) -> list[forms.BoundField]:
        """The fields that people see, in order."""
        return [self[name] for name in self.fields if name != "situs_web"]

    @property
    def is_bot(self) -> bool:
        """Whether the hidden field was filled in; the sender is told nothing."""
        return bool(self.data.get("situs_web"))

    def clean(self) -> dict[str, Any]:
        """Refuse what came too fast, too late or too often; what was typed stays."""
        fault = token_fault(str(self.data.get("tanda", "")), self.subject)
        if fault:
            raise forms.ValidationError(fault, code="tanda")
        if not self.errors and is_too_many(self.request, self.kind):
            raise forms.ValidationError(
                _("Too much was sent from your connection. Please try again in an hour."),
                code="banyak",
            )
        return super().clean() or self.cleaned_data

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows the form again."""
        return 429 if self.has_error("__all__", "banyak") else 422
