"""Blocks that lead somewhere."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from dinas.core.bahasa import active_language, address


class LinkValue(blocks.StructValue):
    """A link to a page of ours or to an address elsewhere."""

    @property
    def href(self) -> str:
        """The address to lead to; empty when the page is gone or not public."""
        page = self.get("halaman")
        if page is not None:
            if not page.live:
                return ""
            # The reader stays in the language of the page read; where the target has no
            # translation, that address says so and offers the source.
            return address(page.url_path, active_language())
        return self.get("alamat") or ""


class LinkBlock(blocks.StructBlock):
    """A link by page (which follows when the page moves) or by address."""

    halaman = blocks.PageChooserBlock(
        label=_("Page"), required=False, help_text=_("The link follows when the page moves.")
    )
    alamat = blocks.URLBlock(
        label=_("Address elsewhere"),
        required=False,
        help_text=_("Only if it isn't a page of ours."),
    )

    is_required = True

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        """Insist on exactly one target, or on at most one where the link is optional."""
        cleaned = super().clean(value)
        if cleaned.get("halaman") and cleaned.get("alamat"):
            raise StructBlockValidationError(
                block_errors={
                    "alamat": ValidationError(_("Choose a page or write an address, not both."))
                }
            )
        if self.is_required and not (cleaned.get("halaman") or cleaned.get("alamat")):
            raise StructBlockValidationError(
                block_errors={"halaman": ValidationError(_("Choose a page or write an address."))}
            )
        return cleaned


class ButtonBlock(LinkBlock):
    """A link that stands out: the one thing to do next."""

    teks = blocks.CharBlock(
        label=_("Words on the button"),
        max_length=60,
        help_text=_("Begin with a verb: Download the form, See the schedule."),
    )

    class Meta:
        icon = "link"
        label = _("Button")
        group = _("Links and files")
        description = _("A link that stands out.")
        template = "blocks/button.html"
        form_layout: ClassVar[list[str]] = ["teks", "halaman", "alamat"]
        value_class = LinkValue
        preview_value = {"teks": "Lihat jadwal", "alamat": "https://example.test/"}
