"""What of the news can be found."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from berita.models import BeritaPage
from dinas.search.registry import Entri, Jenis, entri_dari, entri_halaman, register_jenis
from dinas.search.texts import running_text
from komoditas.models import Komoditas

BERITA = "berita"
register_jenis(Jenis(BERITA, _("News"), urutan=10))


@entri_dari.register
def entri_berita(page: BeritaPage) -> Iterator[Entri]:
    """Yield the article; its topics, crops and districts are words that it is found by too."""
    commodities = list(page.komoditas.all())
    districts = list(page.kecamatan.defer("batas", "jalur_svg"))
    told = Komoditas.objects.in_words_of(commodities, page.locale.language_code)
    names = [row.nama_lokal for row in told] + [row.nama for row in districts]
    topics = [tag.name for tag in page.tags.all()] if page.is_source else []
    yield entri_halaman(
        page,
        BERITA,
        isi="\n".join(filter(None, [running_text(page), ", ".join(names + topics)])),
        tanggal=page.tanggal,
        komoditas=[row.kode for row in commodities],
        kecamatan=[row.slug for row in districts],
    )
