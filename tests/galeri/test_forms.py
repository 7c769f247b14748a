"""A video goes on to readers only with words for those who cannot play it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dinas.accounts.roles import setup_roles
from galeri.models import VideoPage
from tests.dinas.moderation import pintu
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

WITHOUT_WORDS = {"youtube_id": "abcdefghijk", "transkrip": "", "ringkasan": ""}
PUBLISH = {"action-publish": "action-publish"}
SUBMIT = {"action-submit": "action-submit"}


@pytest.fixture
def draft(situs: Situs) -> VideoPage:
    """A video that nobody has published, in a site with roles and a workflow."""
    setup_roles()
    page = VideoPage(title="Jajar legowo", slug="jajar", locale=situs.id.locale, live=False)
    situs.id.galeri.add_child(instance=page)
    page.save_revision()
    return page


def send(client: Client, page: VideoPage, **fields: Any) -> Any:
    """Send the editor's form."""
    data = pintu.form_of(client, page, **{**WITHOUT_WORDS, **fields})
    return client.post(pintu.edit_url(page), data)


def fault_at_transcript(response: Any) -> bool:
    """Tell whether the form came back with words at the transcript."""
    return response.status_code == 200 and "transkrip" in response.context["form"].errors


@pytest.mark.parametrize("button", [PUBLISH, SUBMIT])
def test_video_without_words_is_neither_published_nor_submitted(
    admin_client: Client, draft: VideoPage, button: dict[str, str]
) -> None:
    response = send(admin_client, draft, **button)
    draft.refresh_from_db()

    assert fault_at_transcript(response)
    assert not draft.live
    assert not draft.workflow_in_progress


@pytest.mark.parametrize("button", [PUBLISH, SUBMIT])
@pytest.mark.parametrize("field", ["transkrip", "ringkasan"])
def test_transcript_or_summary_is_enough(
    admin_client: Client, draft: VideoPage, field: str, button: dict[str, str]
) -> None:
    send(admin_client, draft, **{field: "Petani menanam padi.", **button})
    draft.refresh_from_db()

    assert draft.live == (button is PUBLISH)
    assert bool(draft.workflow_in_progress) == (button is SUBMIT)


def test_blanks_are_no_transcript(admin_client: Client, draft: VideoPage) -> None:
    assert fault_at_transcript(send(admin_client, draft, transkrip=" \n ", **PUBLISH))


def test_draft_may_wait_for_its_words(admin_client: Client, draft: VideoPage) -> None:
    assert send(admin_client, draft).status_code == 302
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().youtube_id == "abcdefghijk"


def test_place_for_a_video_is_published_without_words(
    admin_client: Client, draft: VideoPage
) -> None:
    send(admin_client, draft, youtube_id="", **PUBLISH)
    draft.refresh_from_db()

    assert draft.live


def test_words_stay_while_moderators_have_the_video(admin_client: Client, draft: VideoPage) -> None:
    send(admin_client, draft, transkrip="Petani menanam padi.", **SUBMIT)
    draft.refresh_from_db()

    assert fault_at_transcript(send(admin_client, draft))

    task_state = draft.current_workflow_task_state
    admin_client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", task_state.pk])
    )
    draft.refresh_from_db()
    assert draft.live
    assert draft.transkrip == "Petani menanam padi."


@pytest.mark.parametrize("chosen", ["video", "gallery"])
def test_selection_with_a_video_without_words_is_not_published(
    admin_client: Client, situs: Situs, draft: VideoPage, chosen: str
) -> None:
    send(admin_client, draft)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    page = draft if chosen == "video" else situs.id.galeri

    back = reverse("wagtailadmin_explore", args=[situs.id.galeri.pk])

    response = admin_client.post(
        f"{url}?id={page.pk}&next={back}", {"include_descendants": "on"}, follow=True
    )
    draft.refresh_from_db()

    assert not draft.live
    assert "Jajar legowo: Tulis transkrip" in response.text


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=abcdefghijk&t=12s",
        "https://youtu.be/abcdefghijk?si=Xy12",
        "youtube.com/shorts/abcdefghijk",
        "https://m.youtube.com/watch?app=desktop&v=abcdefghijk",
        " abcdefghijk ",
    ],
)
def test_address_of_a_video_is_taken_as_people_copy_it(
    admin_client: Client, draft: VideoPage, address: str
) -> None:
    assert send(admin_client, draft, youtube_id=address).status_code == 302
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().youtube_id == "abcdefghijk"


@pytest.mark.parametrize(("typed", "seconds"), [("4:12", 252), ("4.12", 252), ("1:02:03", 3723)])
def test_length_is_written_and_shown_as_on_a_player(
    admin_client: Client, draft: VideoPage, typed: str, seconds: int
) -> None:
    assert send(admin_client, draft, lama_detik=typed).status_code == 302
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().lama_detik == seconds
    form = admin_client.get(pintu.edit_url(draft)).context["form"]
    assert form["lama_detik"].value().startswith(("4:12", "62:03"))


@pytest.mark.parametrize(
    ("field", "typed"), [("youtube_id", "https://example.test/x"), ("lama_detik", "empat menit")]
)
def test_what_is_no_video_or_length_is_refused_at_its_field_in_words(
    admin_client: Client, draft: VideoPage, field: str, typed: str
) -> None:
    response = send(admin_client, draft, **{field: typed})
    assert response.status_code == 200
    [words] = response.context["form"].errors[field]
    assert words.startswith(("Ini bukan alamat video", "Tulis lamanya"))
