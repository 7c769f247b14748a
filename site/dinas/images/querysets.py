"""What lists of pages fetch beside their pictures."""

from django.db.models import Prefetch

from dinas.images import specs
from dinas.images.models import CustomRendition


def renditions(relation: str, *spec_names: str) -> Prefetch:
    """
    Fetch the renditions of the pictures under ``relation`` in one query.

    With names of specs, only their rows are read. Use it after ``select_related(relation)``:
    ``BeritaPage.objects.select_related("gambar").prefetch_related(renditions("gambar", "kartu"))``.
    """
    wanted = specs.filters(spec_names or specs.SPECS)
    return Prefetch(
        f"{relation}__renditions",
        queryset=CustomRendition.objects.filter(filter_spec__in=wanted),
        # The attribute that Wagtail looks into before it asks cache or database.
        to_attr="prefetched_renditions",
    )
