"""What the doctor asks of the world around the site: settings, mail server, disk, certificate."""

import datetime as dt
import shutil
import socket
import ssl
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from dinas.operations.findings import Finding, attention, bad, good

PATIENCE_S = 5
LITTLE_SPACE = 1 << 30
NO_SPACE = 200 << 20
RENEWAL = dt.timedelta(days=14)
WITHOUT_HTTPS = {"security.W004", "security.W008", "security.W012", "security.W016"}
"""Django's checks of what the setting HTTPS turns on."""


def settings_check() -> Iterator[Finding]:
    """Run the checks of Django, those for a server included."""
    found = checks.run_checks(include_deployment_checks=not settings.DEBUG)
    told = [item for item in found if not item.is_silenced() and item.level >= checks.WARNING]
    others = [item for item in told if item.id not in WITHOUT_HTTPS]
    if len(others) < len(told):
        yield attention(
            _("The site does not use HTTPS: others can read passwords on their way (HTTPS=true).")
        )
    for item in others:
        make = bad if item.level >= checks.ERROR else attention
        yield make(_("Settings: %(text)s") % {"text": f"{item.id} {item.msg}"})
    if not told:
        yield good(_("The settings are fit for a server."))


def mail_server() -> Iterator[Finding]:
    """Knock at the mail server."""
    if not settings.SMTP_HOST:
        yield attention(_("No mail server is set (SMTP_HOST): mails are only printed."))
        return
    mailers: dict[str, Any] = settings.MAILERS
    place = (settings.SMTP_HOST, mailers["delivery"]["OPTIONS"]["port"])
    about = {"place": f"{place[0]}:{place[1]}"}
    try:
        with socket.create_connection(place, timeout=PATIENCE_S) as connection:
            greeting = connection.recv(3)
    except OSError as error:
        about["error"] = str(error.strerror or error)
        yield bad(_("The mail server %(place)s cannot be reached: %(error)s.") % about)
        return
    if greeting == b"220":
        yield good(_("The mail server %(place)s answers.") % about)
    else:
        yield bad(_("What answers at %(place)s is no mail server.") % about)


def disk_space() -> Iterator[Finding]:
    """Look how much room is left where the site writes."""
    free = shutil.disk_usage(settings.DATA_DIR).free
    about = {"free": filesizeformat(free), "folder": settings.DATA_DIR}
    if free < NO_SPACE:
        yield bad(_("Only %(free)s are free below %(folder)s.") % about)
    elif free < LITTLE_SPACE:
        yield attention(_("Only %(free)s are free below %(folder)s.") % about)
    else:
        yield good(_("%(free)s are free below %(folder)s.") % about)


def certificate() -> Iterator[Finding]:
    """Look how long the certificate of SITE_URL is good for."""
    address = urlsplit(settings.SITE_URL)
    if address.scheme != "https" or not address.hostname:
        return
    about = {"host": address.hostname}
    place = (address.hostname, address.port or 443)
    try:
        with (
            socket.create_connection(place, timeout=PATIENCE_S) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=place[0]) as secure,
        ):
            shown = secure.getpeercert() or {}
    except OSError as error:
        reason = getattr(error, "verify_message", "") or error.strerror or error
        about["error"] = str(reason)
        yield bad(_("The certificate of %(host)s cannot be trusted or seen: %(error)s.") % about)
        return
    end_s = ssl.cert_time_to_seconds(str(shown["notAfter"]))
    left = dt.datetime.fromtimestamp(end_s, dt.UTC) - timezone.now()
    about["days"] = str(left.days)
    if left < RENEWAL:
        yield bad(_("The certificate of %(host)s ends in %(days)s days.") % about)
    else:
        yield good(_("The certificate of %(host)s is good for %(days)s days.") % about)
