"""Copies every upload into another storage, and compares both."""

from django.core.files.storage import Storage
from django.utils.translation import gettext as _

from dinas.operations import files
from dinas.operations.errors import BackupError


def copy_files(source: Storage, target: Storage) -> int:
    """
    Copy all files; return how many. What is there already and the same is left alone.

    Raises:
        BackupError: another file has the name of one of ours, or a copy is not as its original.
    """
    count = 0
    for name in files.names(source):
        with source.open(name) as original:
            expected = files.digest(original)
            if not target.exists(name):
                original.seek(0)
                files.put(target, name, original)
        with target.open(name) as copy:
            if files.digest(copy) != expected:
                raise BackupError(_("The copy of %(name)s differs from it.") % {"name": name})
        count += 1
    return count
