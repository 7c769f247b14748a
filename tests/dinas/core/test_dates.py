"""Dates that editors type are the dates that readers get, in either admin language."""

import datetime as dt

import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone, translation
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail.users.models import UserProfile

from dinas.core.templatetags.tanggal import jam, tanggal
from kegiatan.models import KegiatanPage
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.situs import Situs


@pytest.mark.parametrize(
    ("language", "day", "hour"),
    [("id", "Sabtu, 7 Juli 2018", "13.05"), ("en", "Saturday, 7 July 2018", "13:05")],
)
def test_date_and_hour_are_written_as_the_language_does(language: str, day: str, hour: str) -> None:
    with translation.override(language):
        assert tanggal(wib(2018, 7, 7, 13, 5)) == day
        assert jam(wib(2018, 7, 7, 13, 5)) == hour


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("05/06/2027", dt.date(2027, 6, 5)),
        ("05-06-2027", dt.date(2027, 6, 5)),
        ("2027-06-05", dt.date(2027, 6, 5)),
        ("06/13/2027", None),
    ],
)
def test_day_stands_before_the_month_in_either_language(
    language: str, typed: str, meant: dt.date | None
) -> None:
    with translation.override(language):
        field = forms.DateField(localize=True)
        if meant is None:
            with pytest.raises(forms.ValidationError):
                field.clean(typed)
        else:
            assert field.clean(typed) == meant


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    user = get_user_model().objects.create_superuser("penyunting", password=None)
    UserProfile.get_for_user(user)
    client.force_login(user)
    return client


def speak(language: str) -> None:
    """Choose the admin's language, and a time zone as an old account might have."""
    profile = UserProfile.objects.get()
    profile.preferred_language = language
    profile.current_time_zone = "Europe/London"
    profile.save()


def event_form(client: Client, page: KegiatanPage) -> dict[str, str]:
    """Read the event's edit form back as it would be posted unchanged."""
    form = client.get(f"/cms/pages/{page.pk}/edit/").context["form"]
    values = {
        name: form[name].value() or ""
        for name in form.fields
        if name not in {"isi", "komoditas", "comment_notifications"}
    }
    widgets = {
        name: form[name].field.widget.format_value(values[name])
        for name in ("mulai", "selesai", "ulang_sampai")
    }
    return nested_form_data(
        {
            **values,
            **{name: value or "" for name, value in widgets.items()},
            "isi": streamfield([]),
            "kecuali": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "action-publish": "1",
        }
    )


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("moment", [(2027, 11, 12, 9), (2027, 2, 1, 0, 15), (2027, 12, 31, 23, 45)])
def test_event_opened_and_saved_unchanged_keeps_its_time(
    editor: Client, situs: Situs, language: str, moment: tuple[int, ...]
) -> None:
    page = make_kegiatan(situs.id, mulai=wib(*moment))
    speak(language)

    for _time in range(3):
        response = editor.post(f"/cms/pages/{page.pk}/edit/", event_form(editor, page))
        assert response.status_code == 302
    page.refresh_from_db()

    assert timezone.localtime(page.mulai) == wib(*moment)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("typed", ["05/06/2027 17:30", "05-06-2027 17.30", "2027-06-05 17:30"])
def test_typed_moment_is_wib_whatever_the_account_says(
    editor: Client, situs: Situs, language: str, typed: str
) -> None:
    page = make_kegiatan(situs.id)
    speak(language)

    data = event_form(editor, page) | {"mulai": typed, "selesai": ""}
    editor.post(f"/cms/pages/{page.pk}/edit/", data)
    page.refresh_from_db()

    assert timezone.localtime(page.mulai) == wib(2027, 6, 5, 17, 30)


def test_form_of_an_event_names_wib(editor: Client, situs: Situs) -> None:
    page = make_kegiatan(situs.id)

    assert "WIB" in editor.get(f"/cms/pages/{page.pk}/edit/").text
