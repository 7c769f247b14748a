"""What an editor may ask for in a form: a block a kind of question."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

LONGEST_LINE = 200
LONGEST_TEXT = 3000


class IsianBlock(blocks.StructBlock):
    """A question; each kind says which field it becomes."""

    pertanyaan = blocks.CharBlock(label=_("Question"), max_length=120)
    keterangan = blocks.CharBlock(
        label=_("Explanation"),
        required=False,
        max_length=200,
        help_text=_("Stands below the question, where one may wonder what to write."),
    )
    wajib = blocks.BooleanBlock(label=_("Must be answered"), required=False, default=True)

    def make_field(self, value: Any) -> forms.Field:
        """Return the field that readers fill in."""
        is_needed = bool(value.get("wajib"))
        label = value.get("pertanyaan", "")
        return self.field_of(
            value,
            label=label if is_needed else _("%(question)s (optional)") % {"question": label},
            help_text=value.get("keterangan", ""),
            required=is_needed,
        )

    def field_of(self, value: Any, **options: Any) -> forms.Field:
        """Return the field of this kind."""
        return forms.CharField(max_length=LONGEST_LINE, **options)

    class Meta:
        label_format = "{pertanyaan}"
        group = _("Questions")


class SingkatBlock(IsianBlock):
    """A line of text."""

    class Meta:
        icon = "minus"
        label = _("Short answer")


class PanjangBlock(IsianBlock):
    """Some paragraphs."""

    def field_of(self, value: Any, **options: Any) -> forms.Field:
        """Return a field of several lines."""
        widget = forms.Textarea(attrs={"rows": 6})
        return forms.CharField(max_length=LONGEST_TEXT, widget=widget, **options)

    class Meta:
        icon = "pilcrow"
        label = _("Long answer")


class SurelBlock(IsianBlock):
    """An e-mail address."""

    def field_of(self, value: Any, **options: Any) -> forms.Field:
        """Return a field that checks the address, and that browsers may fill in."""
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        return forms.EmailField(max_length=LONGEST_LINE, widget=widget, **options)

    class Meta:
        icon = "mail"
        label = _("E-mail address")


class TeleponBlock(IsianBlock):
    """A telephone number."""

    def field_of(self, value: Any, **options: Any) -> forms.Field:
        """Return a field for digits, as people write them."""
        return forms.CharField(
            max_length=30,
            widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            validators=[RegexValidator(r"^[+\d][\d ()./-]{4,}$", _("Write the number in digits."))],
            **options,
        )

    class Meta:
        icon = "mobile-alt"
        label = _("Telephone number")


class TanggalBlock(IsianBlock):
    """A day."""

    def field_of(self, value: Any, **options: Any) -> forms.Field:
        """Return a field for a day, with the browser's calendar."""
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return forms.DateField(widget=widget, **options)

    class Meta:
        icon = "date"
        label = _("Date")


class PilihanBlock(IsianBlock):
    """One of several answers."""

    pilihan = blocks.ListBlock(
        blocks.CharBlock(label=_("Answer"), max_length=120), label=_("Answers"), min_num=2
    )

    def field_of(self, value: Any, **options: Any) -> forms.Field:
        """Return a field of radio buttons."""
        choices = [(answer, answer) for answer in value.get("pilihan", [])]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)

    class Meta:
        icon = "radio-full"
        label = _("Choose one")


class BeberapaBlock(PilihanBlock):
    """Any of several answers."""

    def field_of(self, value: Any, **options: Any) -> forms.Field:
        """Return a field of check boxes."""
        choices = [(answer, answer) for answer in value.get("pilihan", [])]
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **options
        )

    class Meta:
        icon = "tasks"
        label = _("Choose several")


class FormulirBlock(blocks.StreamBlock):
    """The questions of a form, in order. Files are not asked for: nobody could check them."""

    singkat = SingkatBlock()
    panjang = PanjangBlock()
    surel = SurelBlock()
    telepon = TeleponBlock()
    tanggal = TanggalBlock()
    pilihan = PilihanBlock()
    beberapa = BeberapaBlock()

    class Meta:
        min_num = 1
        max_num = 30
        help_text = _("Ask only for what the office needs in order to answer.")
