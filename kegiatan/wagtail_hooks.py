"""Registers the admin's views of events."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from kegiatan.peringatan import warnings_of
from kegiatan.viewsets import JenisKegiatanViewSet

register_snippet(JenisKegiatanViewSet)
hooks.register("periksa_naskah", warnings_of)
