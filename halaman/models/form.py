"""Forms by which people write to the office."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from dinas.core.fields import StreamField
from dinas.core.models import BasePage
from dinas.feedback.guarding import is_first
from dinas.feedback.public import keep_out_of_caches
from halaman.forms import FormulirForm, FormulirPageForm
from halaman.isian import FormulirBlock
from halaman.services import keep_submission

SENT = "terkirim"
"""The parameter of the address that thanks the reader."""


class FormulirPage(BasePage):
    """A page with questions. What readers answer is kept for a set time and shown to moderators.

    Wagtail's own forms show answers to everybody who may edit the page, and tie a form to a cookie.
    """

    template = "pages/formulir_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "halaman.HalamanPage"]
    subpage_types: ClassVar[list[str]] = []
    allowed_http_methods: ClassVar[list[str]] = ["GET", "HEAD", "OPTIONS", "POST"]
    page_description = _("A form by which people write to the office.")
    is_di_peta_situs: ClassVar[bool] = True

    ringkasan = models.CharField(_("introduction"), max_length=300, blank=True)
    isian = StreamField(FormulirBlock(), verbose_name=_("questions"))
    persetujuan = models.CharField(
        _("words of consent"),
        max_length=500,
        blank=True,
        help_text=_("Leave it empty for the usual sentence, which names the time of keeping."),
    )
    ucapan = models.CharField(
        _("thanks"),
        max_length=300,
        blank=True,
        help_text=_("What people read after sending: when and how the office answers."),
    )
    surel_penerima = models.EmailField(
        _("who is told by e-mail"),
        blank=True,
        help_text=_(
            "The e-mail says only that something came. Left empty, it goes to the office's "
            "address, or to the moderators where the office has none."
        ),
    )

    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("surel_penerima", overridable=False),
    ]
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel(
            "ringkasan",
            help_text=_("Shown below the title; say what the form is for and who answers."),
        ),
        FieldPanel("isian"),
        MultiFieldPanel(
            [FieldPanel("persetujuan"), FieldPanel("ucapan"), FieldPanel("surel_penerima")],
            heading=_("When it is sent"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("ringkasan"),
    ]
    base_form_class = FormulirPageForm

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")

    @property
    def kalimat_persetujuan(self) -> str:
        """What the reader agrees to."""
        words = ngettext(
            "I agree that the office uses what I write here to answer me, and deletes it after "
            "%(days)d day.",
            "I agree that the office uses what I write here to answer me, and deletes it after "
            "%(days)d days.",
            settings.FORMS_KEEP_DAYS,
        )
        return self.persetujuan or words % {"days": settings.FORMS_KEEP_DAYS}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the form, as it was sent or empty."""
        context = super().get_context(request, *args, **kwargs)
        context["form"] = kwargs.get("form") or FormulirForm(request=request, page=self)
        context["is_terkirim"] = SENT in request.GET
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, or take it. No cache keeps either: the form holds a token."""
        if request.method == "POST":
            return keep_out_of_caches(self._take(request))
        response = super().serve(request, *args, **kwargs)
        if SENT in request.GET:
            return keep_out_of_caches(response)
        response["Cache-Control"] = "private, no-store"
        return response

    def _take(self, request: HttpRequest) -> HttpResponse:
        form = FormulirForm(request.POST, request=request, page=self)
        if not form.is_bot and not form.is_valid():
            response = super().serve(request, form=form)
            response.status_code = form.status
            return response
        if not form.is_bot and is_first(form.data["tanda"]):
            keep_submission(page=self, answers=form.answers)
        return HttpResponseRedirect(f"{self.alamat}?{SENT}", status=303)
