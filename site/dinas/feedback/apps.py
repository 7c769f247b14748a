"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """What readers send."""

    name = "dinas.feedback"
    label = "feedback"
    verbose_name = _("What readers send")
