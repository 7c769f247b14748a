"""Registers the admin's views of events."""

from wagtail.snippets.models import register_snippet

from kegiatan.viewsets import JenisKegiatanViewSet

register_snippet(JenisKegiatanViewSet)
