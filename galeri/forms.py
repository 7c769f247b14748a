"""The form of videos in the admin."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dinas.core.forms import BasePageForm

TANPA_TEKS = _(
    "Write a transcript, or at least a summary, before the video is published: readers who cannot "
    "hear or load it have nothing else."
)

AT_YOUTUBE = re.compile(
    r"^(?:https?://)?(?:www\.|m\.|music\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)/"
    r"(?:watch\?(?:.*&)?v=|embed/|shorts/|live/|v/)?([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])"
)
NUMBER = re.compile(r"^([A-Za-z0-9_-]{11})$")
CLOCK = re.compile(r"^(?:(\d{1,2})[:.])?(\d{1,3})[:.]([0-5]\d)$")


class YouTubeField(forms.CharField):
    """Takes the address of a video as people copy it, and keeps its number."""

    def to_python(self, value: Any) -> str:
        """Return the number of the video.

        Raises:
            ValidationError: there is none in what was typed.
        """
        text = str(super().to_python(value) or "")
        match = AT_YOUTUBE.match(text) or NUMBER.match(text)
        if text and not match:
            raise ValidationError(_("This is no address of a video on YouTube. Copy it whole."))
        return match[1] if match else ""


class LengthField(forms.CharField):
    """A length in seconds, shown and written as on players: 4:12."""

    def prepare_value(self, value: Any) -> Any:
        """Show seconds as minutes and seconds."""
        return f"{value // 60}:{value % 60:02d}" if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        """Return seconds, or nothing.

        Raises:
            ValidationError: it is neither minutes and seconds nor a number.
        """
        text = str(super().to_python(value) or "")
        if match := CLOCK.match(text):
            hours, minutes, seconds = (int(part or 0) for part in match.groups())
            return hours * 3600 + minutes * 60 + seconds
        if text.isascii() and text.isdigit() and len(text) < 6:
            return int(text)
        if text:
            raise ValidationError(_("Write the length as minutes and seconds, for example 4:12."))
        return None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what the two mean."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class VideoPageForm(BasePageForm):
    """Asks for a transcript or a summary before a video goes on to readers or moderators."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = {"youtube_id": YouTubeField, "lama_detik": LengthField}
        for name, kind in kinds.items():
            if name in self.fields:
                self.fields[name] = kind(
                    required=False,
                    label=self.fields[name].label,
                    help_text=self.fields[name].help_text,
                )

    def clean(self) -> dict[str, Any]:
        """Refuse a video without words, except in a draft that nobody is about to publish.

        Asked here and not by the model: a moderator's approval and scheduled publishing save the
        page without a form, and could show no message. What waits for them must therefore stay
        whole, drafts included.
        """
        cleaned = super().clean()
        is_draft = self.is_deferred_validation and not self._waits_for_publication()
        has_source = cleaned.get("youtube_id") or cleaned.get("berkas")
        has_words = any((cleaned.get(name) or "").strip() for name in ("transkrip", "ringkasan"))
        if has_source and not has_words and not is_draft:
            self.add_error("transkrip", TANPA_TEKS)
        return cleaned

    def _waits_for_publication(self) -> bool:
        return bool(self.instance.pk and self.instance.workflow_in_progress)
