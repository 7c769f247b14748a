"""The form that readers see, made of an editor's questions."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinas.core.forms import BasePageForm
from dinas.feedback.guarding import GuardedForm


class FormulirPageForm(BasePageForm):
    """Begins a new form with a question to fill in, where an empty list would look like a fault."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and "isian" in self.fields and not self.initial.get("isian"):
            block = self.fields["isian"].block  # type: ignore[attr-defined]  # a StreamField's
            self.initial["isian"] = block.to_python([{"type": "singkat", "value": {}}])


class FormulirForm(GuardedForm):
    """The questions of a page, and the consent at their end."""

    kind = "kiriman"

    def __init__(self, *args: Any, page: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=str(page.translation_key), **kwargs)
        self.questions: dict[str, str] = {}
        for number, child in enumerate(page.isian):
            name = f"isian_{child.id or number}"
            self.fields[name] = child.block.make_field(child.value)
            self.questions[name] = child.value.get("pertanyaan", "")
        self.fields["setuju"] = forms.BooleanField(
            label=page.kalimat_persetujuan,
            error_messages={"required": _("Tick this, or the office may not keep what you write.")},
        )

    @property
    def answers(self) -> list[tuple[str, str]]:
        """The questions with their answers in words; unanswered ones are left out."""
        found = ((question, self.cleaned_data[name]) for name, question in self.questions.items())
        return [(question, _words(answer)) for question, answer in found if answer]


def _words(answer: Any) -> str:
    if isinstance(answer, list):
        return ", ".join(answer)
    return f"{answer:%Y-%m-%d}" if isinstance(answer, dt.date) else str(answer)
