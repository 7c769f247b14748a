"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The search page, its index, and what editors add to it."""

    name = "dinas.search"
    label = "dinas_search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Name the kinds that no app owns, and keep the index in step."""
        from dinas.search.form import index_form
        from dinas.search.registry import HALAMAN, LAMPIRAN, Jenis, register_jenis
        from dinas.search.signal_handlers import connect_filling

        register_jenis(
            Jenis(HALAMAN, _("Page"), urutan=50),
            Jenis(LAMPIRAN, _("File"), urutan=80),
        )
        connect_filling(self)
        index_form()  # now: an update may soon exchange the files of a process that runs on
