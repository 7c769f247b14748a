"""The form of every page in the admin."""

import re
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from dinas.core.renaming import CHOICE, address_field, ask_about_address
from dinas.core.slugs import RESERVED, slug_from

BODY = "isi"
"""The field that holds the text of a page, in every page type that has one."""


class BasePageForm(WagtailAdminPageForm):
    """Makes the address from the title where the editor left it empty."""

    alamat_terjemahan = address_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if not self._may_publish():
            self.fields.pop("contoh", None)
        self._begin_with_a_paragraph()
        ask_about_address(self)

    def clean(self) -> dict[str, Any]:
        """Fill an empty address, free and readable; refuse one that the site itself uses."""
        slug = (self.cleaned_data.get("slug") or "").strip("-_")
        if "slug" in self.fields and "slug" not in self.errors:
            title = self.cleaned_data.get("title")
            if title and (not slug or self._is_made_and_taken(slug, title)):
                slug = self._free_slug(title)
            self.cleaned_data["slug"] = slug
            if self._is_reserved(slug):
                self.add_error("slug", _("The site itself uses this address. Choose another one."))
        return super().clean()

    def save(self, commit: bool = True) -> Any:
        """Give the page what was chosen about its translation's address."""
        if CHOICE in self.fields:
            self.instance.alamat_terjemahan = self.cleaned_data[CHOICE]
        return super().save(commit)

    def _may_publish(self) -> bool:
        """Tell whether the person decides what readers see; who asks as nobody, may everything."""
        if self.for_user is None:
            return True
        if self.instance.pk:
            return bool(self.instance.permissions_for_user(self.for_user).can_publish())
        above = self.parent_page
        return bool(above and above.permissions_for_user(self.for_user).can_publish_subpage())

    def _begin_with_a_paragraph(self) -> None:
        """Give a new page an empty text to write into; left empty, it isn't stored."""
        field = self.fields.get(BODY)
        block = getattr(field, "block", None)
        if self.instance.pk or block is None or "paragraf" not in block.child_blocks:
            return
        if not self.initial.get(BODY):
            self.initial[BODY] = block.to_python([{"type": "paragraf", "value": ""}])

    def _free_slug(self, title: str) -> str:
        wanted = slug_from(title, fallback=str(self.instance._meta.verbose_name))
        if self._is_reserved(wanted):
            wanted = f"{wanted}-2"
        siblings = self._sibling_slugs()
        slug, number = wanted, 2
        while slug in siblings:
            slug = f"{wanted}-{number}"
            number += 1
        return slug

    def _is_made_and_taken(self, slug: str, title: str) -> bool:
        """Say whether the browser made this address from the title, and another page has it.

        An address that the editor wrote, or that readers know, is never changed behind her back.
        """
        if self.instance.pk and self.instance.first_published_at:
            return False
        made = {slugify(title), slug_from(title, fallback="")}
        # An earlier save has given the address a number; the form that is still open hasn't it.
        is_stale = re.fullmatch(rf"{re.escape(slug)}-\d+", self.initial.get("slug") or "")
        return bool(slug in made or is_stale) and slug in self._sibling_slugs()

    def _sibling_slugs(self) -> set[str]:
        if self.parent_page is None:
            return set()
        siblings = self.parent_page.get_children().exclude(pk=self.instance.pk)
        return set(siblings.values_list("slug", flat=True))

    def _is_reserved(self, slug: str) -> bool:
        return slug in RESERVED and self.parent_page is not None and self.parent_page.depth == 2


class AddressedForm(WagtailAdminModelForm):
    """The form of a row with a name and an address (`kode`) that is its own in its language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kode" in self.fields:
            self.fields["kode"].required = False

    def clean(self) -> dict[str, Any]:
        """Make an empty address from the name; refuse one that is taken, at its field.

        The language stands in no field, so the model's own check of the two together is not asked.
        """
        cleaned = super().clean()
        if "kode" not in self.fields or "kode" in self.errors or not cleaned.get("nama"):
            return cleaned
        model: Any = self._meta.model
        longest = model._meta.get_field("kode").max_length
        made = slug_from(cleaned["nama"], fallback=str(model._meta.verbose_name))
        cleaned["kode"] = (cleaned.get("kode") or made)[:longest].strip("-_")
        others = model._default_manager.filter(kode=cleaned["kode"]).exclude(pk=self.instance.pk)
        if others.filter(locale_id=self.instance.locale_id).exists():
            self.add_error("kode", _("This address is taken. Write another, or another name."))
        return cleaned
