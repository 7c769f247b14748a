"""Mails about sets of changes: to moderators when one waits, to its maker when it is decided."""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.utils import get_admin_base_url

from komoditas.models.impor import ImporProduksi

logger = logging.getLogger(__name__)

APPROVE = "komoditas.terapkan_imporproduksi"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def submitted(impor: ImporProduksi, user: Any) -> None:
    """Tell those who decide that a set waits, except who submitted it."""
    deciders = get_user_model().objects.with_perm(APPROVE, backend=BACKEND)  # type: ignore[attr-defined]
    for person in deciders.order_by("pk"):
        if user is not None and person.pk == user.pk:
            continue
        _tell(
            person,
            "submitted_notifications",
            _("Waits for your approval: %(name)s"),
            _("%(who)s has submitted changes of production figures."),
            impor,
            user,
            impor.pesan,
        )


def published(impor: ImporProduksi, user: Any) -> None:
    """Tell who made a set that it is public."""
    subject = _("Published: %(name)s")
    text = _("%(who)s has approved your changes of production figures; they are public now.")
    _tell(impor.oleh, "approved_notifications", subject, text, impor, user)


def sent_back(impor: ImporProduksi, user: Any) -> None:
    """Tell who made a set why it was not approved."""
    subject = _("Sent back: %(name)s")
    text = _("%(who)s has sent back your changes of production figures.")
    _tell(impor.oleh, "rejected_notifications", subject, text, impor, user, impor.alasan)


def _tell(
    person: Any,
    preference: str,
    subject: Promise,
    opening: Promise,
    impor: ImporProduksi,
    actor: Any,
    words: str = "",
) -> None:
    """Send one mail, in the language of the one who gets it, if that one wants such mails."""
    if person is None or not person.is_active or not person.email:
        return
    profile = getattr(person, "wagtail_userprofile", None)
    if profile is not None and not getattr(profile, preference):
        return
    with override(profile.get_preferred_language() if profile else "id"):
        name = " ".join(impor.nama_berkas.split())
        who = (actor.get_full_name() or actor.get_username()) if actor else _("Somebody")
        address = get_admin_base_url() + reverse("produksi_impor:rinci", args=[impor.pk])
        told = f"“{words}”" if words else ""
        parts = [str(opening) % {"who": who}, impor.nama_berkas, told, address]
        mail = EmailMessage(
            str(subject) % {"name": name}, "\n\n".join(filter(None, parts)), to=[person.email]
        )
        try:
            mail.send()
        except OSError:
            logger.exception("Could not tell of changes of figures")
