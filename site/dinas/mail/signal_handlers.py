"""What happens beside a login."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import ngettext

from dinas.mail.reports import may_see_mail, undelivered_count


@receiver(user_logged_in, dispatch_uid="mail_warn_at_login")
def warn_at_login(sender: type, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Tell administrators at once when mail is stuck; nobody else would tell them by mail."""
    if not may_see_mail(user):
        return
    count = undelivered_count()
    if not count:
        return
    text = ngettext(
        "%(count)d e-mail has not been sent.", "%(count)d e-mails have not been sent.", count
    )
    words = ngettext("Look at it", "Look at them", count)
    link = format_html(' <a href="{}">{}</a>', reverse("surat"), words)
    messages.warning(
        request, format_html("{}{}", text % {"count": count}, link), fail_silently=True
    )
