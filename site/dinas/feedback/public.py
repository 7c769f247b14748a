"""The pages on which a reader says whether a page helped her."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from dinas.core.bahasa import active_language
from dinas.feedback.forms import YA, MasukanForm, consent_words
from dinas.feedback.guarding import is_first
from dinas.feedback.models import Masukan
from dinas.feedback.subject import Subject, subject_of


def keep_out_of_caches(response: HttpResponse) -> HttpResponse:
    """Say that nobody keeps or lists the page: it holds a token, and maybe a reader's words."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


# The signed moment stands in for the token in a cookie, which readers have none of.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def masukan(request: HttpRequest) -> HttpResponse:
    """Ask whether a page helped, and take the answer."""
    sent = request.POST if request.method == "POST" else request.GET
    subject = subject_of(request, sent.get("halaman", ""))
    if request.method == "POST":
        form = MasukanForm(request.POST, request=request, subject=subject.alamat)
        if form.is_bot or form.is_valid():
            if not form.is_bot and is_first(form.data["tanda"]):
                _keep(form, subject)
            query = urlencode({"halaman": subject.alamat} if subject.alamat else {})
            return keep_out_of_caches(
                HttpResponseRedirect(f"{reverse('masukan_terima_kasih')}?{query}", status=303)
            )
        status = form.status
    else:
        initial = {"jawab": request.GET.get("jawab", "")}
        form = MasukanForm(request=request, subject=subject.alamat, initial=initial)
        status = 200
    context = {"form": form, "tentang": subject}
    return keep_out_of_caches(
        TemplateResponse(request, "pages/masukan.html", context, status=status)
    )


def _keep(form: MasukanForm, subject: Subject) -> None:
    data = form.cleaned_data
    Masukan.objects.create(
        judul=subject.judul,
        alamat=subject.alamat,
        bahasa=active_language(),
        membantu=data["jawab"] == YA,
        pesan=data["pesan"],
        persetujuan=consent_words() if data["pesan"] else "",
    )


@require_safe
def terima_kasih(request: HttpRequest) -> HttpResponse:
    """Thank the reader and lead back to the page."""
    subject = subject_of(request, request.GET.get("halaman", ""))
    context = {"tentang": subject, "hari": settings.FORMS_KEEP_DAYS}
    return keep_out_of_caches(TemplateResponse(request, "pages/masukan_terima_kasih.html", context))
