"""Models of the news."""

from berita.models.article import BeritaPage, BeritaTag, BeritaTerkait
from berita.models.index import BeritaIndexPage
from berita.models.kategori import KategoriBerita

__all__ = ["BeritaIndexPage", "BeritaPage", "BeritaTag", "BeritaTerkait", "KategoriBerita"]
