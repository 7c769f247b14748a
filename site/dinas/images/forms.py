"""The image form of the CMS, used by single and multiple upload and by the chooser."""

from typing import Any

from django.db import transaction
from wagtail.images.forms import BaseImageForm

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

    def save(self, commit: bool = True) -> CustomImage:
        """Save as one step: the renditions of a replaced file go before new ones are ordered."""
        with transaction.atomic():
            return super().save(commit=commit)
