"""What several kinds of pages say alike in their documents."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dinas.export.document import Note, Paragraph, Run


def sample_notice(is_sample: bool) -> Iterator[Note]:
    """Say that the text is an example, where it is one."""
    if is_sample:
        words = _("It shows the design and will be replaced by the office.")
        yield Note(_("Sample content."), (Paragraph((Run(words),)),))
