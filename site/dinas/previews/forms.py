"""The form that makes a link."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PreviewLinkForm(forms.Form):
    """Asks how long and which version."""

    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        choices=((1, _("1 day")), (7, _("7 days")), (30, _("30 days"))),
        initial=7,
    )
    version = forms.ChoiceField(
        label=_("What the link shows"),
        choices=(
            ("latest", _("Always the newest draft")),
            ("pinned", _("The version of this moment, whatever is changed later")),
        ),
        initial="latest",
    )
