"""Pages are copied from one language to another in one direction only."""

from typing import Any

from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization

from tests.dinas.moderation.conftest import Peran
from tests.factories.situs import Situs


def _choose(peran: Peran, target: Locale, origin: Locale) -> Any:
    prefix = "component-wagtail_localize_localesynchronization"
    return peran.admin.client.post(
        reverse("wagtaillocales:edit", args=[target.pk]),
        {
            "language_code": target.language_code,
            f"{prefix}-enabled": "on",
            f"{prefix}-sync_from": str(origin.pk),
        },
    )


def test_second_direction_is_refused_in_words(situs: Situs, peran: Peran) -> None:
    _choose(peran, situs.en.locale, situs.id.locale)
    assert LocaleSynchronization.objects.count() == 1
    response = _choose(peran, situs.id.locale, situs.en.locale)
    assert "hanya dapat disalin ke satu arah" in response.content.decode()
    assert LocaleSynchronization.objects.count() == 1
