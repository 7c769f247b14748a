"""The forms for pictures and documents, used by single and multiple upload and by the chooser."""

from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from dinas.images.documents import LARGEST_MB, check_document, kinds_taken
from dinas.images.fields import ImageUploadField
from dinas.images.models import CustomImage


class CustomImageForm(BaseImageForm):
    """Wagtail's image form with a file field that cleans, and says in words what it refuses."""

    class Meta(BaseImageForm.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail names the class of the file field itself, so it is exchanged here.
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = ImageUploadField(
                label=given.label, required=given.required, widget=given.widget
            )
        if self.instance._state.adding and self.instance.title and not self.is_bound:
            # Several at once: Wagtail offers the name of the file whole.
            self.initial["title"] = PurePath(self.instance.title).stem

    def save(self, commit: bool = True) -> CustomImage:
        """Save as one step: the renditions of a replaced file go before new ones are ordered."""
        with transaction.atomic():
            return super().save(commit=commit)


class CustomDocumentForm(BaseDocumentForm):
    """Wagtail's document form, which says what is taken and looks into a file that is uploaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].help_text = _(
                "%(kinds)s, at most %(size)d MB. Whoever knows the address of the file can open it."
            ) % {"kinds": kinds_taken(), "size": LARGEST_MB}

    def clean_file(self) -> Any:
        """Refuse what is not what its name says; a file that is there already stays."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            extension = PurePath(file.name or "").suffix[1:].lower()
            check_document(file, file.size or 0, extension)
        return file
