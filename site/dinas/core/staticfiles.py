"""Static files for production: hashed names, and one stylesheet out of many small ones."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from django.templatetags.static import static
from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = re.compile(r'^@import "(?P<path>[^"]+)";\n', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_SPACE_AROUND = re.compile(r"\s*([{};,])\s*|(?<=:) ")


def shortened(css: str) -> str:
    """Return the stylesheet without comments and needless space.

    It knows no strings: a comment or a run of spaces inside one would be shortened as well.
    """
    text = _SPACE.sub(" ", _COMMENT.sub("", css))
    return _SPACE_AROUND.sub(lambda match: match[1] or "", text).replace(";}", "}").strip()


class BundledManifestStorage(CompressedManifestStaticFilesStorage):
    """Puts imported stylesheets into the one that imports them, then hashes and compresses.

    `css/situs.css` names its parts by `@import "part.css";` lines, which browsers follow as they
    stand; a reader on a slow network should not wait for a chain of requests.
    """

    support_js_module_import_aggregation = True
    bundles = ("css/situs.css",)

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        """Write the bundles in place, then do what the parent does."""
        if not dry_run:
            for bundle in self.bundles:
                if bundle in paths:
                    self._inline(bundle, paths)
        yield from super().post_process(paths, dry_run, **options)

    def _inline(self, bundle: str, paths: dict[str, Any]) -> None:
        folder = bundle.rpartition("/")[0]

        def part(match: re.Match[str]) -> str:
            storage, path = paths[f"{folder}/{match['path']}"]
            with storage.open(path) as file:
                text = file.read().decode()
            # Addresses in a part are relative to the part's own folder.
            below = match["path"].rpartition("/")[0]
            return text if not below else text.replace('url("../', 'url("')

        storage, path = paths[bundle]
        with storage.open(path) as file:
            whole = shortened(_IMPORT.sub(part, file.read().decode()))
        self.delete(bundle)
        self._save(bundle, ContentFile(whole.encode()))
        paths[bundle] = (self, bundle)


@cache
def address_of(path: str) -> str:
    """Return the address of a static file, found out once: its name changes with a deployment."""
    return static(path)
