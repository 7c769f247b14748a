from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    """Custom image and document models of the site."""

    name = "dinas.images"
    label = "dinas_images"
    verbose_name = _("Images and documents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from dinas.images import effort, signal_handlers

        signal_handlers.connect()
        effort.encode_faster()
