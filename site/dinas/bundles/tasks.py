"""Bundles whose time has come."""

import logging

from crontask import cron
from django.core.mail import EmailMessage
from django.tasks import task
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_admin_base_url

from dinas.bundles.models import Bundle
from dinas.bundles.services import (
    BundleGoneError,
    BundleRefusedError,
    note_failure,
    publish_bundle,
)

logger = logging.getLogger(__name__)


@cron("* * * * *")
@task
def publish_due_bundles() -> None:
    """Publish what is due; a bundle that fails stands in no other's way."""
    for bundle in Bundle.objects.due().select_related("responsible"):
        _publish_due(bundle)


def _publish_due(bundle: Bundle) -> None:
    user = bundle.responsible
    profile = getattr(user, "wagtail_userprofile", None)
    with override(profile.get_preferred_language() if profile else "id"):
        try:
            if user is None:
                raise BundleRefusedError([_("The account that scheduled it is gone.")])
            publish_bundle(bundle=bundle, user=user)
        except BundleGoneError:
            return
        except BundleRefusedError as refusal:
            note_failure(bundle=bundle, reasons=refusal.reasons)
            if user is not None and user.is_active and user.email:
                _tell(bundle, user.email, refusal.reasons)


def _tell(bundle: Bundle, recipient: str, reasons: list[str]) -> None:
    address = get_admin_base_url() + reverse("bundle_detail", args=[bundle.pk])
    subject = _("Not published: %(title)s") % {"title": bundle.title}
    opening = _("Nothing of the bundle was published, for these reasons:")
    text = "\n".join([opening, "", *(f"- {reason}" for reason in reasons), "", address])
    try:
        EmailMessage(subject, text, to=[recipient]).send()
    except OSError:
        logger.exception("Could not tell of a failed bundle")
