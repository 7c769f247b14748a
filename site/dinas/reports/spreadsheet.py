"""Values on their way into a spreadsheet, under the name that the reports know."""

from dinas.core.spreadsheet import inert, local_moment, local_text

__all__ = ["inert", "local_moment", "local_text"]
