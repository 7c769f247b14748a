"""The fields that let no picture through uncleaned, whichever way it comes in."""

from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField as WagtailImageFormField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from dinas.images.cleaning import check_file_size, clean_image
from dinas.images.naming import safe_filename


class CleanedImageFieldFile(WagtailImageFieldFile):
    """
    Cleans the content on its way to the storage.

    This is the one place that forms, the multiple uploader, the API and code all pass.
    """

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the cleaned content; raise ValidationError if it is no picture to publish."""
        if content.closed:
            content.open("rb")
        content.seek(0)
        cleaned = clean_image(content.read())
        name = cleaned.rename(name)
        if cleaned.changed or not content.name:  # without a name, Django measures nothing
            content = ContentFile(cleaned.content, name=name)
        content.seek(0)
        image = self.instance
        image.file_size = len(cleaned.content)
        image.file_hash = hash_filelike(content)
        content.seek(0)
        super().save(name, content, save)

    save.alters_data = True  # type: ignore[attr-defined]  # templates must not call it


class CleanedImageField(WagtailImageField):
    """An image field whose stored files are upright, free of metadata and of sane size."""

    attr_class = CleanedImageFieldFile


class ImageUploadField(WagtailImageFormField):
    """
    The form field of a picture: cleans it before Wagtail looks at it.

    The upload is rewritten in place: the multiple uploader keeps the request's own file, in a
    public folder, until the other fields are filled in.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = _(
            "JPG, PNG, WebP, AVIF or HEIC, at most %(max_size)s. The data on place and camera "
            "are removed. Moving pictures are not taken."
        ) % {"max_size": self.max_upload_size_text}

    def to_python(self, data: Any) -> UploadedFile | None:
        """Clean the upload in place, then check it as Wagtail does."""
        upload: Any = FileField.to_python(self, data)
        if upload is None:
            return None
        check_file_size(upload.size)
        upload.seek(0)
        cleaned = clean_image(upload.read())
        if cleaned.changed:
            upload.file.seek(0)
            upload.file.truncate()
            upload.file.write(cleaned.content)
            upload.file.flush()
            upload.size = len(cleaned.content)
        upload.content_type = cleaned.mime_type
        upload.name = cleaned.rename(upload.name)
        if get_valid_filename(upload.name).startswith("."):
            # While it waits, the file bears a name made by Django's rule, which would hide it.
            upload.name = safe_filename(upload.name, fallback="gambar")
        upload.seek(0)
        return super().to_python(upload)
