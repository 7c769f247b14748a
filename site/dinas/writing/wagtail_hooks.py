"""What the editor's page gets from us."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("insert_editor_js")
def editor_scripts() -> SafeString:
    """Load clean pasting, the counters, the way to what the checks found, the care for each word.

    The scripts take their words from their own tag, in the language of the person who writes.
    """
    return format_html(
        '<script src="{}"></script>'
        '<script src="{}"></script>'
        '<script src="{}" data-pesan-bagian="{}" data-pesan-tabel="{}" data-pesan-judul="{}"'
        ' data-pesan-coret="{}"></script>'
        '<script src="{}" data-jumlah="{}" data-terlalu="{}"></script>'
        '<script src="{}" data-pesan="{}"></script>'
        '<script src="{}"></script>',
        static("js/admin/pesan.js"),
        static("js/admin/naskah.js"),
        static("js/admin/tempel.js"),
        _("Headings and tables were put below as parts of their own. Please check their order."),
        _("Tables can't stand here. Their rows were pasted as lines of text."),
        _("Headings can't stand here. They were pasted as bold text."),
        _("Words that were struck out were left out."),
        static("js/admin/hitung.js"),
        _("{n} of {batas} characters"),
        _("lists and search results cut off the rest"),
        static("js/admin/periksa.js"),
        _("Check before submitting: {n} hints"),
        static("js/admin/kata.js"),
    )


@hooks.register("insert_global_admin_js")
def names_script() -> SafeString:
    """Load what names places without a label, for those who hear the admin."""
    return format_html('<script src="{}"></script>', static("js/admin/nama.js"))
