"""Tells administrators of suspicious words and of sites that were never linked to before."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_admin_base_url
from wagtail.users.models import UserProfile

from dinas.reports.models import KataJudi, SitusLuar

MOST_LINES = 30


def tell_administrators() -> None:
    """Write once of each finding to those who can do something about it; no news, no letter."""
    words = list(KataJudi.objects.filter(dikabarkan=False, diabaikan=False))
    sites = list(SitusLuar.objects.filter(dikabarkan=False, dikenal=False))
    if not words and not sites:
        return
    administrators = get_user_model().objects.filter(is_superuser=True, is_active=True)
    for administrator in administrators.exclude(email=""):
        with override(UserProfile.get_for_user(administrator).get_preferred_language()):
            _letter(words, sites, administrator).send()
    KataJudi.objects.filter(pk__in=[row.pk for row in words]).update(dikabarkan=True)
    SitusLuar.objects.filter(pk__in=[row.pk for row in sites]).update(dikabarkan=True)


def _letter(words: list[KataJudi], sites: list[SitusLuar], administrator: Any) -> EmailMessage:
    base = get_admin_base_url() or ""
    lines = [_("Hello %(name)s,") % {"name": administrator}, ""]
    subject = _("The site links to new sites")
    if words:
        subject = _("Suspicious words on the site")
        lines += [_("These public texts look like spam. Did somebody break in?"), ""]
        lines += [f"- {row.judul}: {_(row.sebab)}: {row.kutipan}" for row in words[:MOST_LINES]]
        lines += ["", base + reverse("laporan_judi"), ""]
    if sites:
        lines += [_("The site links to these sites for the first time:"), ""]
        lines += [f"- {row.nama} ({row.judul})" for row in sites[:MOST_LINES]]
        lines += ["", base + reverse("laporan_situs")]
    return EmailMessage(
        subject,
        "\n".join(lines),
        to=[administrator.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
