"""Administrators see how the site is."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dinas.operations.doctor import examine
from dinas.operations.findings import Level


def health(request: HttpRequest) -> HttpResponse:
    """Show what the doctor finds, the worst first."""
    if not request.user.is_superuser:
        raise PermissionDenied
    findings = sorted(examine(), key=lambda finding: -finding.level)
    groups = {
        "bad": [finding.text for finding in findings if finding.level == Level.BAD],
        "attention": [finding.text for finding in findings if finding.level == Level.ATTENTION],
        "good": [finding.text for finding in findings if finding.level == Level.GOOD],
    }
    return render(request, "operations/kesehatan.html", groups)
