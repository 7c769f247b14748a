"""The form below every page."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dinas.feedback.guarding import GuardedForm

YA, TIDAK = "ya", "tidak"


def consent_words() -> str:
    """Return what a reader agrees to when she writes words of her own."""
    days = settings.FORMS_KEEP_DAYS
    words = ngettext(
        "I agree that the office reads and keeps my message for %(days)d day.",
        "I agree that the office reads and keeps my message for %(days)d days.",
        days,
    )
    return words % {"days": days}


class MasukanForm(GuardedForm):
    """Yes or no, and some words if the reader likes."""

    kind = "masukan"

    jawab = forms.ChoiceField(
        label=gettext_lazy("Was this page helpful?"),
        choices=[(YA, gettext_lazy("Yes")), (TIDAK, gettext_lazy("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose yes or no.")},
    )
    pesan = forms.CharField(
        label=gettext_lazy("What would make it better? (optional)"),
        help_text=gettext_lazy(
            "Please write no names, telephone numbers or other personal data. "
            "The office does not answer from here."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    setuju = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["setuju"].label = consent_words()
        self.fields["setuju"].help_text = _("Needed only when you write a message.")

    def clean(self) -> dict[str, Any]:
        """Ask for consent where there is something to consent to."""
        data = self.cleaned_data
        if data.get("pesan") and not data.get("setuju"):
            self.add_error("setuju", _("Tick this, or take the message out."))
        return super().clean()
