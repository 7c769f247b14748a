"""Forms of the bundle's screens."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput, AdminPageChooser
from wagtail.models import Page

from dinas.bundles.models import Bundle


class AddPageForm(forms.Form):
    """Chooses a page from the tree."""

    page = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1), label=gettext_lazy("Page"), widget=AdminPageChooser()
    )
    with_translation = forms.BooleanField(
        label=gettext_lazy("Take its translation along"),
        help_text=gettext_lazy("Only where it has a draft in the other language."),
        required=False,
        initial=True,
    )


class ScheduleForm(forms.Form):
    """Asks for the moment of publishing."""

    publish_at = forms.DateTimeField(
        label=gettext_lazy("Publish at (WIB)"), widget=AdminDateTimeInput()
    )

    def clean_publish_at(self) -> Any:
        """Refuse a moment that is over: who means now, presses the other button."""
        moment = self.cleaned_data["publish_at"]
        if moment <= timezone.now():
            raise forms.ValidationError(_("This time is over. Choose a later one."))
        return moment


class CollectForm(forms.Form):
    """Asks into which bundle something goes: one that is being collected, or a new one."""

    bundle = forms.ModelChoiceField(
        Bundle.objects.none(),
        label=gettext_lazy("Publishing bundle"),
        required=False,
        empty_label=gettext_lazy("A new bundle"),
    )
    title = forms.CharField(
        label=gettext_lazy("Name of the new bundle"), max_length=120, required=False
    )
    with_translation = forms.BooleanField(
        label=gettext_lazy("Take its translation along"),
        help_text=gettext_lazy("Only where it has a draft in the other language."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bundle"].queryset = Bundle.objects.pending()  # type: ignore[attr-defined] # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Ask for a name where there is no bundle."""
        data = super().clean() or {}
        if not data.get("bundle") and not data.get("title"):
            self.add_error("title", _("Choose a bundle, or give the new one a name."))
        return data
