"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    """E-mail on its way out."""

    name = "dinas.mail"
    label = "dinas_mail"
    verbose_name = _("Outgoing e-mail")

    def ready(self) -> None:
        """Load the receivers."""
        from dinas.mail import signal_handlers  # noqa: F401 (loading registers them)
