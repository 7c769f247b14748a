"""The form of videos in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from dinas.core.forms import BasePageForm

TANPA_TEKS = _(
    "Write a transcript, or at least a summary, before the video is published: readers who cannot "
    "hear or load it have nothing else."
)


class VideoPageForm(BasePageForm):
    """Asks for a transcript or a summary before a video goes on to readers or moderators."""

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
