"""Addresses of the API, below `/api/`."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from dinas.api.problems import masalah
from dinas.api.service import api


def tidak_ada(request: HttpRequest, sisa: str) -> HttpResponse:
    """Answer for all other addresses below the API's: no page of the site stands there."""
    return masalah(request, 404)


urlpatterns = [path("v1/", api.urls), path("v1/<path:sisa>", tidak_ada)]
