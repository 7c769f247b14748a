"""Administrators see which mail got stuck and send it again."""

from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.views.reports import ReportView

from dinas.mail.enums import Keadaan
from dinas.mail.models import Surat
from dinas.mail.reports import may_see_mail, undelivered_count
from dinas.mail.tasks import antar_yang_menunggu


class SuratFilterSet(WagtailFilterSet):
    """By state, by recipient."""

    keadaan = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=Keadaan.choices, empty_label=gettext_lazy("All")
    )
    penerima = django_filters.CharFilter(
        label=gettext_lazy("Recipient contains"), lookup_expr="icontains"
    )

    class Meta:
        model = Surat
        fields = ("keadaan", "penerima")


class _StateColumn(BaseColumn):
    cell_template_name = "mail/keadaan.html"


class _AgainColumn(BaseColumn):
    cell_template_name = "mail/kirim_lagi.html"

    def get_cell_context_data(self, instance: Surat, parent_context: Any) -> dict[str, Any]:
        """Hand the token on: a cell's template does not see the page's context."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(parent_context["request"])}


class SuratView(ReportView):
    """Who was written to, about what, and whether it was sent; never what the message says."""

    model = Surat
    page_title = gettext_lazy("Outgoing e-mail")
    header_icon = "mail"
    index_url_name = "surat"
    index_results_url_name = "surat_hasil"
    results_template_name = "mail/surat_hasil.html"
    filterset_class = SuratFilterSet
    default_ordering = "-dibuat"
    columns: ClassVar[list[BaseColumn]] = [
        Column("penerima", label=gettext_lazy("Recipient"), sort_key="penerima"),
        Column("perihal", label=gettext_lazy("Subject")),
        _StateColumn("keadaan", label=gettext_lazy("State")),
        DateColumn("dibuat", label=gettext_lazy("Written"), sort_key="dibuat"),
        _AgainColumn("kirim_lagi", label=gettext_lazy("Action")),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everyone but administrators."""
        if not may_see_mail(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Surat]:
        """Return the messages without their words."""
        return Surat.objects.defer("teks", "html")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say how many got stuck, and that nothing was ever sent where that is so."""
        count = undelivered_count()
        return super().get_context_data(*args, undelivered_count=count, **kwargs)

    @property
    def no_results_message(self) -> str:
        """Say why the list is empty."""
        if self.is_searching or self.is_filtering:
            return _("No e-mail is like that.")
        return _("The site has not written any e-mail lately.")


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try one message again."""
    if not may_see_mail(request.user):
        raise PermissionDenied
    surat = get_object_or_404(Surat.objects.defer("teks", "html"), pk=pk)
    return _try_again(request, Surat.objects.filter(pk=surat.pk))


@require_POST
def send_all_again(request: HttpRequest) -> HttpResponse:
    """Try everything again that got stuck, as after mending the mail server."""
    if not may_see_mail(request.user):
        raise PermissionDenied
    return _try_again(request, Surat.objects.undelivered())


def _try_again(request: HttpRequest, chosen: Any) -> HttpResponse:
    count = chosen.try_again()
    if count:
        transaction.on_commit(antar_yang_menunggu.enqueue, robust=True)
        text = ngettext(
            "%(count)d e-mail is being sent again. This list shows in a moment how it went.",
            "%(count)d e-mails are being sent again. This list shows in a moment how it went.",
            count,
        )
        messages.success(request, text % {"count": count})
    else:
        messages.info(request, _("There is nothing to send again."))
    return redirect("surat")
