"""The question whether translations follow their source, and the answer while it is acted on."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FOLLOW = "ikut"
STAY = "tinggal"

_decided: ContextVar[bool] = ContextVar("translations_decided", default=False)


@contextmanager
def translations_are_decided() -> Iterator[None]:
    """Keep the receivers from taking translations along: the running code does, or leaves them."""
    token = _decided.set(True)
    try:
        yield
    finally:
        _decided.reset(token)


def are_translations_decided() -> bool:
    """Tell whether somebody was asked, so that nothing follows by itself."""
    return _decided.get()


class AlongForm(forms.Form):
    """Asks by two radio buttons; a form that was sent without them means that all follow."""

    follow_label: Any = ""
    stay_label: Any = ""

    terjemahan = forms.ChoiceField(
        label=_("What should happen to the translation?"),
        widget=forms.RadioSelect,
        required=False,
        initial=FOLLOW,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(FOLLOW, self.follow_label), (STAY, self.stay_label)]
        self.fields["terjemahan"].choices = choices  # type: ignore[attr-defined]

    @property
    def is_following(self) -> bool:
        """Whether translations follow."""
        return self.cleaned_data.get("terjemahan") != STAY


class UnpublishForm(AlongForm):
    """Asks when a page or snippet is taken down."""

    follow_label = _("Unpublish it too: readers find it in neither language.")
    stay_label = _("Leave it public: only the Indonesian is taken down.")


class DeleteForm(AlongForm):
    """Asks when something is deleted."""

    follow_label = _("Delete it too.")
    stay_label = _("Keep it as a page of its own, without an Indonesian one beside it.")


class DeleteSnippetForm(AlongForm):
    """Asks when a snippet is deleted."""

    follow_label = _("Delete it too.")
    stay_label = _("Keep it, without an Indonesian entry beside it.")


class MoveForm(AlongForm):
    """Asks when a page gets another place."""

    follow_label = _(
        "Move it along: its address changes too, and the old one leads to the new one."
    )
    stay_label = _("Leave it where it is, under its old address.")
