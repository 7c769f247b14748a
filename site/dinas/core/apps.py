"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Site settings, base page, blocks and template tags."""

    name = "dinas.core"
    label = "core"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Load the system checks and the receivers; make publishing one step."""
        from dinas.core import checks, signal_handlers  # noqa: F401 (loading registers them)
        from dinas.core.follow_up import follow_up_patiently
        from dinas.core.publishing import make_publishing_atomic

        make_publishing_atomic()
        follow_up_patiently()
