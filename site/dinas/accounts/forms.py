"""Forms of the admin's own pages."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm
from wagtail.users.models import UserProfile

DAY_S = 24 * 60 * 60


class LoginForm(WagtailLoginForm):
    """The login form, whose second label Wagtail leaves to the field's name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


class PasswordResetForm(WagtailPasswordResetForm):
    """Asks for a new password; the mail speaks the language of the account, not of the browser."""

    def send_mail(
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Write the mail to the person whose account it is."""
        profile = UserProfile.objects.filter(user=context["user"]).first()
        chosen = profile.preferred_language if profile else ""
        context = {**context, "days": settings.PASSWORD_RESET_TIMEOUT // DAY_S}
        with override(chosen or settings.LANGUAGE_CODE):
            super().send_mail(subject_template_name, email_template_name, context, *args, **kwargs)
