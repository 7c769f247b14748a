"""Registers the admin's views of the news."""

from wagtail.snippets.models import register_snippet

from berita.viewsets import KategoriBeritaViewSet

register_snippet(KategoriBeritaViewSet)
