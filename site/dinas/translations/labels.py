"""Labels that Wagtail and wagtail-localize make of the names of fields, in English only."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtail.sites.views import IndexView as SitesView
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportFilterSet


def name_in_words() -> None:
    """Give them words that a catalogue can translate, before the first screen is made."""
    for column in SitesView.columns:
        if column.name in ("site_name", "root_page"):
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
    Translation._meta.verbose_name = _("translation")
    Translation._meta.verbose_name_plural = _("translations")
    TranslationsReportFilterSet.base_filters["source_locale"].label = _("From language")
    TranslationsReportFilterSet.base_filters["target_locale"].label = _("Into language")
