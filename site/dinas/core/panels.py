"""Panels of the admin's forms that several apps share."""

from typing import Any

from wagtail.admin.panels import TitleFieldPanel


class NamePanel(TitleFieldPanel):
    """A name at the head of a form, of which a new row gets its address.

    A row that is there keeps its address when its name is corrected: readers' links hold it.
    """

    class BoundPanel(TitleFieldPanel.BoundPanel):  # type: ignore[misc] # Wagtail has no types
        """The name in the form of one row."""

        instance: Any

        def get_should_apply(self) -> bool:
            """Say whether what is typed becomes the address as well."""
            return self.instance is None or self.instance.pk is None
