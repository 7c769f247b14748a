"""What of the gallery can be found."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dinas.search.registry import Entri, Jenis, entri_dari, entri_halaman, register_jenis
from galeri.models import AlbumPage, VideoPage

VIDEO, ALBUM = "video", "album"
register_jenis(
    Jenis(VIDEO, _("Video"), urutan=60),
    Jenis(ALBUM, _("Photo album"), urutan=61),
)


@entri_dari.register
def entri_video(page: VideoPage) -> Iterator[Entri]:
    """Yield the video, found by what is said in it."""
    yield entri_halaman(page, VIDEO, isi=page.transkrip, tanggal=page.tanggal)


@entri_dari.register
def entri_album(page: AlbumPage) -> Iterator[Entri]:
    """Yield the album, found by its captions."""
    yield entri_halaman(page, ALBUM, tanggal=page.tanggal)
