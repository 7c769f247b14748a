"""Accounts speak Indonesian until their owner chooses otherwise, whatever the browser says."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en-US,en;q=0.9"}


def _log_in(client: Client) -> str:
    url = reverse("account_login")
    client.post(url, {"username": "ani", "password": "kata-sandi-uji"}, headers=ENGLISH)
    return client.get(reverse("wagtailadmin_account"), headers=ENGLISH).text


@pytest.fixture
def ani() -> None:
    """An administrator who has never looked at her profile."""
    get_user_model().objects.create_superuser("ani", "ani@contoh.id", "kata-sandi-uji")


def test_new_account_sees_indonesian_in_an_english_browser(client: Client, ani: None) -> None:
    assert '<html lang="id"' in _log_in(client)


def test_old_account_without_a_profile_does_too(client: Client, ani: None) -> None:
    UserProfile.objects.all().delete()

    assert '<html lang="id"' in _log_in(client)


def test_old_account_with_an_empty_choice_does_too(client: Client, ani: None) -> None:
    UserProfile.objects.update(preferred_language="")

    assert '<html lang="id"' in _log_in(client)


def test_chosen_english_stays(client: Client, ani: None) -> None:
    UserProfile.objects.update(preferred_language="en")

    assert '<html lang="en"' in _log_in(client)
