"""Registers the admin's views of commodities."""

from wagtail.snippets.models import register_snippet

from komoditas.viewsets import AcuanViewSetGroup

register_snippet(AcuanViewSetGroup)
