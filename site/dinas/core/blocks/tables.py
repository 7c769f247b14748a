"""A table whose cells can be translated."""

import copy
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail_localize.segments import StringSegmentValue


class TableBlock(WagtailTableBlock):
    """Rows and columns, with a caption and header cells that screen readers announce."""

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Text")
        description = _("Rows and columns; you can paste from a spreadsheet.")
        template = "blocks/table.html"
        preview_value = {
            "data": [["Musim", "Tanam"], ["MT I", "Oktober"], ["MT II", "Februari"]],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": "Musim tanam",
        }

    def get_translatable_segments(self, value: dict[str, Any] | None) -> list[StringSegmentValue]:
        """Give caption and cells to the translator."""
        if not value:
            return []
        segments = []
        if value.get("table_caption"):
            segments.append(StringSegmentValue("caption", value["table_caption"]))
        segments.extend(
            StringSegmentValue(f"{row}-{column}", str(cell))
            for row, cells in enumerate(value.get("data") or [])
            for column, cell in enumerate(cells)
            if cell not in (None, "")
        )
        return segments

    def restore_translated_segments(
        self, value: dict[str, Any], segments: list[StringSegmentValue]
    ) -> dict[str, Any]:
        """Put the translated words back in their cells."""
        value = copy.deepcopy(value)
        for segment in segments:
            text = segment.render_text()
            if segment.path == "caption":
                value["table_caption"] = text
            else:
                row, column = (int(part) for part in segment.path.split("-"))
                value["data"][row][column] = text
        return value
