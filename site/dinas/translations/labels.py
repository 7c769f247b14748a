"""Labels that Wagtail and wagtail-localize make of the names of fields, in English only."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.models import Locale, Site
from wagtail.sites.views import IndexView as SitesView
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportFilterSet

LINK_FORMS: list[Any] = [
    choosers.ExternalLinkChooserForm,
    choosers.AnchorLinkChooserForm,
    choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
]
FIELD_LABELS = {
    "link_text": _("Link text"),
    "email_address": _("Email address"),
    "phone_number": _("Phone number"),
    "subject": _("Subject"),
    "body": _("Body"),
}


def name_in_words() -> None:
    """Give them words that a catalogue can translate, before the first screen is made."""
    for column in SitesView.columns:
        if column.name in ("site_name", "root_page"):
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
    Translation._meta.verbose_name = _("translation")
    Translation._meta.verbose_name_plural = _("translations")
    Locale._meta.verbose_name = _("locale")
    Locale._meta.verbose_name_plural = _("locales")
    for form in LINK_FORMS:
        for name, field in form.base_fields.items():
            field.label = FIELD_LABELS.get(name, field.label)
    TranslationsReportFilterSet.base_filters["source_locale"].label = _("From language")
    TranslationsReportFilterSet.base_filters["target_locale"].label = _("Into language")
