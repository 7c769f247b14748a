"""A reader says whether a page helped her."""

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from dinas.feedback.guarding import MOST_AN_HOUR
from dinas.feedback.models import Masukan
from dinas.feedback.tasks import lupakan_kiriman_lama
from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'name="tanda" value="([^"]+)"')


@pytest.fixture
def panen(situs: Situs) -> Any:
    """A public article."""
    return make_berita(situs.id, title="Panen raya", slug="panen", ringkasan="Jagung")


def form(client: Client, query: str = "?halaman=/berita/panen/", path: str = "/masukan/") -> str:
    """Open the form and return its token."""
    found = TOKEN.search(client.get(path + query).text)
    assert found
    return found[1]


def send(client: Client, token: str, **fields: str) -> Any:
    """Send the form of the article."""
    data = {"halaman": "/berita/panen/", "tanda": token, "jawab": "ya", **fields}
    return client.post("/masukan/", data)


def test_article_leads_to_both_answers(client: Client, panen: Any) -> None:
    html = client.get("/berita/panen/").text

    assert 'href="/masukan/?halaman=%2Fberita%2Fpanen%2F&amp;jawab=ya"' in html
    assert 'href="/masukan/?halaman=%2Fberita%2Fpanen%2F&amp;jawab=tidak"' in html


def test_answer_is_kept_without_cookies_and_without_an_address(
    panen: Any, jam_wib: time_machine.Traveller
) -> None:
    client = Client(enforce_csrf_checks=True)
    token = form(client)
    jam_wib.shift(10)

    answer = send(client, token, jawab="tidak", pesan="Kurang jelas", setuju="on")

    assert answer.status_code == 303
    sent = Masukan.objects.get()
    assert (sent.judul, sent.alamat, sent.membantu) == ("Panen raya", "/berita/panen/", False)
    assert "365" in sent.persetujuan
    thanks = client.get(answer["Location"])
    assert "Terima kasih" in thanks.text
    assert not client.cookies
    for response in (answer, thanks, client.get("/masukan/")):
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"


def test_choice_of_the_link_is_already_made(client: Client, panen: Any) -> None:
    html = client.get("/masukan/?halaman=/berita/panen/&jawab=tidak").text

    assert re.search(r'value="tidak"[^>]*checked', html)


def test_english_form_speaks_english(client: Client, situs: Situs) -> None:
    make_berita(situs.en, title="Harvest", slug="harvest")
    html = client.get("/en/masukan/?halaman=/en/berita/harvest/").text

    assert "Was this page helpful?" in html
    assert "Harvest" in html


@pytest.mark.parametrize("seconds", [1, 25 * 60 * 60])
def test_what_comes_too_fast_or_too_late_is_refused_and_stays_on_the_screen(
    client: Client, panen: Any, jam_wib: time_machine.Traveller, seconds: int
) -> None:
    token = form(client)
    jam_wib.shift(seconds)

    answer = send(client, token, pesan="Sudah saya tulis", setuju="on")

    assert answer.status_code == 422
    assert "Sudah saya tulis" in answer.text
    assert 'role="alert"' in answer.text
    jam_wib.shift(10)
    found = TOKEN.search(answer.text)
    assert found
    assert send(client, found[1]).status_code == 303
    assert Masukan.objects.count() == 1


def test_token_of_another_page_is_refused(
    client: Client, panen: Any, jam_wib: time_machine.Traveller
) -> None:
    token = form(client, "")
    jam_wib.shift(10)

    assert send(client, token).status_code == 422
    assert send(client, "bukan:tanda").status_code == 422


def test_program_that_fills_everything_in_is_thanked_and_forgotten(
    client: Client, panen: Any, jam_wib: time_machine.Traveller
) -> None:
    token = form(client)
    jam_wib.shift(10)

    assert send(client, token, situs_web="http://spam.example").status_code == 303
    assert not Masukan.objects.exists()


def test_pressing_twice_sends_once(
    client: Client, panen: Any, jam_wib: time_machine.Traveller
) -> None:
    token = form(client)
    jam_wib.shift(10)

    assert [send(client, token).status_code for _ in range(2)] == [303, 303]
    assert Masukan.objects.count() == 1


@pytest.mark.usefixtures("cache_of_this_process")
def test_one_address_may_not_send_without_end(
    client: Client, panen: Any, jam_wib: time_machine.Traveller
) -> None:
    tokens = [form(client) for _ in range(MOST_AN_HOUR + 1)]
    jam_wib.shift(10)
    *taken, last = [send(client, token).status_code for token in tokens]

    assert set(taken) == {303}
    assert last == 429
    jam_wib.shift(60 * 60 + 1)
    token = form(client)
    jam_wib.shift(10)
    assert send(client, token).status_code == 303


def test_message_needs_consent_and_the_error_is_tied_to_its_field(
    client: Client, panen: Any, jam_wib: time_machine.Traveller
) -> None:
    token = form(client)
    jam_wib.shift(10)
    html = send(client, token, pesan="Halo").text

    assert 'href="#id_setuju"' in html
    assert re.search(r'<input[^>]*name="setuju"[^>]*aria-describedby="[^"]*id_setuju_error', html)
    assert 'id="id_setuju_error"' in html


@pytest.mark.parametrize(
    "path", ["/berita/tidak-ada/", "//jahat.example/", "https://jahat.example/", "/berita/rahasia/"]
)
def test_only_public_pages_can_be_spoken_of(client: Client, situs: Situs, path: str) -> None:
    hidden = make_berita(situs.id, title="Rahasia", slug="rahasia")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    assert client.get("/masukan/", {"halaman": path}).status_code == 404


def test_commodity_is_spoken_of_by_its_name(client: Client, situs: Situs) -> None:
    make_komoditas("Kacang Hijau")

    html = client.get("/masukan/", {"halaman": "/komoditas/kacang-hijau/"}).text

    assert ": Kacang hijau</a>" in html


def _many(count: int) -> None:
    for number in range(count):
        Masukan.objects.create(
            judul="=1+1", alamat="/", bahasa="id", membantu=bool(number % 2), pesan="@jahat"
        )


def test_editors_and_moderators_read_and_mark_feedback_translators_do_not(peran: Peran) -> None:
    _many(1)
    sent = Masukan.objects.get()
    for person in (peran.editor, peran.moderator, peran.admin):
        assert person.client.get(reverse("kotak_masukan")).status_code == 200
    one = ["masukan", sent.pk]
    assert peran.penerjemah.client.get(reverse("kotak_masukan")).status_code == 302
    assert peran.penerjemah.client.get(reverse("kotak_masuk_rinci", args=one)).status_code == 302

    peran.editor.client.post(reverse("kotak_masuk_tangani", args=one))
    sent.refresh_from_db()
    assert sent.ditangani_oleh == peran.editor.user
    peran.editor.client.post(reverse("kotak_masuk_hapus", args=one))
    assert Masukan.objects.exists()
    peran.moderator.client.post(reverse("kotak_masuk_hapus", args=one))
    assert not Masukan.objects.exists()


def test_list_is_narrowed_by_answer_and_by_what_is_handled(peran: Peran) -> None:
    Masukan.objects.create(judul="Padi", bahasa="id", membantu=True)
    Masukan.objects.create(judul="Jagung", bahasa="id", membantu=False, ditangani=timezone.now())
    client = peran.moderator.client

    helped = client.get(reverse("kotak_masukan_hasil"), {"membantu": "true"}).text
    handled = client.get(reverse("kotak_masukan_hasil"), {"ditangani": "true"}).text
    assert "Padi" in helped and "Jagung" not in helped
    assert "Jagung" in handled and "Padi" not in handled


def test_exported_file_runs_no_formula(peran: Peran) -> None:
    _many(1)
    answer = peran.moderator.client.get(reverse("kotak_masukan"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()

    assert "'=1+1" in text
    assert "'@jahat" in text


def test_number_of_queries_does_not_grow_with_the_list(
    peran: Peran, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            peran.moderator.client.get(reverse("kotak_masukan"))
        return len(captured)

    _many(2)
    count()
    few = count()
    _many(15)
    assert count() == few


def test_what_was_sent_is_deleted_after_the_set_time(settings: Any, db: None) -> None:
    settings.FORMS_KEEP_DAYS = 30
    for days in (29, 31):
        Masukan.objects.create(
            judul=str(days),
            bahasa="id",
            membantu=True,
            dibuat=timezone.now() - dt.timedelta(days=days),
        )

    lupakan_kiriman_lama.func()

    assert [one.judul for one in Masukan.objects.all()] == ["29"]
