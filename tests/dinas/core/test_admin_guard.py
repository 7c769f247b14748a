"""What no screen of the admin asks is refused; a fault of ours stays one."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.test import RequestFactory

from berita.models import BeritaPage
from dinas.core.admin_guard import refused
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

SCREEN = RequestFactory().get("/cms/pages/5/edit/")


def test_what_wagtail_looks_for_in_vain_is_not_found(situs: Situs) -> None:
    deleted_meanwhile = BeritaPage.objects.get(pk=make_berita(situs.id).pk)
    deleted_meanwhile.get_siblings().type(BeritaPage).delete()

    with pytest.raises(ObjectDoesNotExist) as missing:
        deleted_meanwhile.save()

    answer = refused(SCREEN, missing.value)
    assert answer is not None
    assert answer.status_code == 404


def test_what_our_own_code_looks_for_in_vain_stays_a_fault() -> None:
    with pytest.raises(ObjectDoesNotExist) as missing:
        get_user_model().objects.get(pk=0)

    assert refused(SCREEN, missing.value) is None
