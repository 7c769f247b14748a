"""Pictures."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from dinas.images.models import CustomImage
from dinas.images.tasks import buat_rendisi


def make_picture(number: int = 1) -> CustomImage:
    """Make a picture with the sizes that the task makes at its upload."""
    buffer = BytesIO()
    Image.new("RGB", (1300, 800), (number % 255, 120, 60)).save(buffer, "JPEG")
    picture = CustomImage.objects.create(
        title=f"Gambar {number}",
        description="Sawah & padi",
        file=SimpleUploadedFile(f"g{number}.jpg", buffer.getvalue(), "image/jpeg"),
    )
    buat_rendisi.func(picture.pk)
    return picture
