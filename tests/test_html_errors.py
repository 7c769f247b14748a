"""The pages for errors are valid HTML, and the checker sees what is not."""

from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from dinas.core import error_views
from tests.html_checker import faults, needs_checker

VIEWS: list[Callable[[HttpRequest], HttpResponse]] = [
    error_views.bad_request,
    error_views.permission_denied,
    error_views.csrf_failure,
    error_views.not_found,
    error_views.gone,
    error_views.server_error,
    error_views.under_maintenance,
]


def test_pages_for_errors_are_valid_html(rf: RequestFactory, tmp_path: Path) -> None:
    needs_checker()
    pages = {
        f"{view.__name__} {path}": view(rf.get(path)).text
        for view in VIEWS
        for path in ("/berita/", "/en/berita/")
    }

    assert faults(pages, tmp_path) == []


def test_checker_sees_what_is_not_valid(tmp_path: Path) -> None:
    needs_checker()
    page = '<!doctype html><html lang="id"><head><title>Uji</title></head><body>{}</body></html>'

    found = faults({"baik": page.format("<p>Uji</p>"), "buruk": page.format("<p><li>")}, tmp_path)

    assert found
    assert all(fault.startswith("buruk:") for fault in found)
