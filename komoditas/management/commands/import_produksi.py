"""Imports production figures from a file, all or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from komoditas.enums import TahapImpor
from komoditas.impor.services import TidakBisaDiterapkan, periksa, terapkan
from komoditas.models import ImporProduksi


class Command(BaseCommand):
    """`manage.py import_produksi FILE`: for the IT person; what it changes is public at once."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and what it may leave unsaid."""
        parser.add_argument("file", type=Path, help=_("File to read: CSV or XLSX."))
        parser.add_argument("--sumber", default="", help=_("Source where the file names none."))
        parser.add_argument("--periksa", action="store_true", help=_("Only check; change nothing."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the file, tell its faults, and import it when it has none."""
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(_("There is no file %(path)s.") % {"path": path})
        impor = ImporProduksi(nama_berkas=path.name, sumber=options["sumber"])
        with path.open("rb") as file:
            impor.berkas.save(path.name, File(file), save=False)
        impor.save()
        periksa(impor)
        try:
            self._tell(impor)
            if not options["periksa"] and impor.perubahan.exists():
                terapkan(impor, None)
        except TidakBisaDiterapkan as error:
            raise CommandError(str(error)) from error
        finally:
            if not _is_published(impor):
                impor.berkas.delete(save=False)
                impor.delete()

    def _tell(self, impor: ImporProduksi) -> None:
        told = impor.ringkasan
        for fault in told.get("masalah", []):
            self.stderr.write(
                _("Line %(line)d, %(column)s: %(message)s")
                % {"line": fault["baris"], "column": fault["kolom"], "message": fault["pesan"]}
            )
        if impor.tahap == TahapImpor.BERMASALAH:
            raise CommandError(told.get("ditolak") or _("Nothing was imported."))
        self.stdout.write(
            _("%(new)d new, %(changed)d changed, %(same)d unchanged, %(skipped)d lines skipped.")
            % {
                "new": told["baru"],
                "changed": told["berubah"],
                "same": told["sama"],
                "skipped": told["jumlah_dilewati"],
            }
        )


def _is_published(impor: ImporProduksi) -> bool:
    return ImporProduksi.objects.filter(pk=impor.pk, tahap=TahapImpor.DITERAPKAN).exists()
