"""The site tree that most tests stand on, in both languages, with nothing in it."""

from dataclasses import dataclass

from wagtail.models import Locale, Page, Site

from berita.models import BeritaIndexPage
from galeri.models import GaleriPage
from home.models import HomePage
from kegiatan.models import KegiatanIndexPage
from komoditas.models import KomoditasIndexPage
from peta.models import PetaPage

HOSTNAME = "testserver"


@dataclass
class Pohon:
    """One language's tree."""

    locale: Locale
    home: HomePage
    berita: BeritaIndexPage
    kegiatan: KegiatanIndexPage
    komoditas: KomoditasIndexPage
    peta: PetaPage
    galeri: GaleriPage


KINDS = {
    "berita": BeritaIndexPage,
    "kegiatan": KegiatanIndexPage,
    "komoditas": KomoditasIndexPage,
    "peta": PetaPage,
    "galeri": GaleriPage,
}
TITLES = {
    "id": ("Dinas Pertanian", "Berita", "Kegiatan", "Komoditas", "Peta", "Galeri"),
    "en": ("Agriculture Office", "News", "Events", "Commodities", "Map", "Gallery"),
}
SECTIONS = [
    {"type": name, "value": {"video": []} if name == "video" else None}
    for name in ("berita", "agenda", "komoditas", "video", "peta", "kontak")
]


def make_tree(language: str, source: Pohon | None = None) -> Pohon:
    """Make a language's home and index pages; `source` is the tree that it translates."""
    locale, _made = Locale.objects.get_or_create(language_code=language)
    home_title, *titles = TITLES[language]
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locale)
    )

    def key(name: str) -> dict[str, object]:
        return {"translation_key": getattr(source, name).translation_key} if source else {}

    home = HomePage(
        title=home_title,
        slug="beranda" if language == "id" else "home",
        locale=locale,
        bagian=SECTIONS,
        **key("home"),
    )
    root.add_child(instance=home)
    pages = {}
    for (name, kind), title in zip(KINDS.items(), titles, strict=True):
        page = kind(title=title, slug=name, locale=locale, show_in_menus=True, **key(name))
        home.add_child(instance=page)
        pages[name] = page
    return Pohon(locale=locale, home=home, **pages)


@dataclass
class Situs:
    """Both trees, and the site that shows them."""

    id: Pohon
    en: Pohon
    site: Site


def make_situs() -> Situs:
    """Replace Wagtail's welcome page by the two trees.

    Neither it nor the root is there after a test that commits: such tests empty all tables.
    """
    for welcome in Page.objects.filter(depth=2):
        welcome.delete()
    source = make_tree("id")
    translation = make_tree("en", source)
    site = Site.objects.create(
        hostname=HOSTNAME, root_page=source.home, is_default_site=True, site_name="Uji"
    )
    return Situs(source, translation, site)


def is_there() -> bool:
    """Say whether `make_situs` has made the site."""
    return Site.objects.filter(hostname=HOSTNAME).exists()


def find_situs() -> Situs:
    """Read what `make_situs` has made."""
    pages: dict[int, dict[str, Page]] = {}
    for name, kind in {"home": HomePage, **KINDS}.items():
        for page in kind.objects.order_by("path"):
            pages.setdefault(page.locale_id, {})[name] = page
    trees = {}
    for locale in Locale.objects.filter(pk__in=pages):
        for page in pages[locale.pk].values():
            page.locale = locale
        trees[locale.language_code] = Pohon(locale=locale, **pages[locale.pk])
    return Situs(trees["id"], trees["en"], Site.objects.get(hostname=HOSTNAME))
