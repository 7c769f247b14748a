"""What of the calendar can be found."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dinas.search.registry import Entri, Jenis, entri_dari, entri_halaman, register_jenis
from dinas.search.texts import running_text, with_names
from kegiatan.models import KegiatanPage
from komoditas.models import Komoditas

KEGIATAN = "kegiatan"
register_jenis(Jenis(KEGIATAN, _("Event"), urutan=20))


@entri_dari.register
def entri_kegiatan(page: KegiatanPage) -> Iterator[Entri]:
    """Yield the event, found by its place and organiser too."""
    commodities = list(page.komoditas.all())
    told = Komoditas.objects.in_words_of(commodities, page.locale.language_code)
    district = page.kecamatan
    place = [page.tempat, page.alamat_tempat, district.nama if district else ""]
    names = [*place, page.penyelenggara, *(row.nama_lokal for row in told)]
    yield entri_halaman(
        page,
        KEGIATAN,
        isi=with_names(running_text(page), names),
        tanggal=timezone.localtime(page.mulai).date(),
        komoditas=[row.kode for row in commodities],
        kecamatan=[district.slug] if district else [],
    )
