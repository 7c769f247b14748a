"""The site of a request: the same that Wagtail finds."""

from typing import Any

import pytest
from django.test import RequestFactory
from wagtail.models import Site

from dinas.core.sites import site_of
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_default", [True, False])
@pytest.mark.parametrize("rows", [[], [("a.test", 80)], [("a.test", 80), ("a.test", 8000)]])
def test_it_is_the_one_that_wagtail_would_find(
    situs: Situs, settings: Any, rows: list[tuple[str, int]], is_default: bool
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Site.objects.update(hostname="b.test", port=81, is_default_site=is_default)
    for host, port in rows:
        Site.objects.create(hostname=host, port=port, root_page=situs.id.home)
    for asked in ("a.test", "a.test:8000", "a.test:9", "b.test", "b.test:81", "c.test"):
        ours = RequestFactory(headers={"Host": asked}).get("/")
        theirs = RequestFactory(headers={"Host": asked}).get("/")
        assert site_of(ours) == Site.find_for_request(theirs), asked
        assert Site.find_for_request(ours) == Site.find_for_request(theirs)
