"""What happens with a form that a reader sent."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_admin_base_url

from dinas.core.models import KontakSetting
from dinas.feedback.models import Kiriman

BACKEND = "django.contrib.auth.backends.ModelBackend"


@transaction.atomic
def keep_submission(*, page: Any, answers: list[tuple[str, str]]) -> Kiriman:
    """Keep what a reader wrote, and tell the office by mail that it is there; not what it says."""
    sent = Kiriman.objects.create(
        judul=page.title,
        alamat=page.alamat,
        bahasa=page.locale.language_code,
        persetujuan=page.kalimat_persetujuan,
        isi=answers,
    )
    with override(settings.LANGUAGE_CODE):
        for address in _recipients(page):
            _letter(page, sent, address).send()
    return sent


def _recipients(page: Any) -> list[str]:
    """Return who is told: the form's own address, else the office's, else who may read it."""
    if page.surel_penerima:
        return [page.surel_penerima]
    contact = KontakSetting.objects.exclude(surel="").first()
    if contact:
        return [contact.surel]
    readers = get_user_model().objects.with_perm(
        "feedback.view_kiriman", backend=BACKEND, include_superusers=False
    )
    return sorted(set(readers.exclude(email="").values_list("email", flat=True)))


def _letter(page: Any, sent: Kiriman, address: str) -> EmailMessage:
    title = " ".join(page.title.split())
    link = reverse("kotak_masuk_rinci", args=["kiriman", sent.pk])
    lines = [
        _("Somebody has filled in the form “%(title)s”.") % {"title": title},
        _("What was written stands in the admin only:"),
        "",
        f"{get_admin_base_url() or settings.SITE_URL}{link}",
    ]
    subject = _("New form submission: “%(title)s”") % {"title": title}
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, "\n".join(lines), to=[address], headers=headers)
