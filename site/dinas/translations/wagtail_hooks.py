"""The board's place in the admin."""

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.core.menus import PermittedMenuItem
from dinas.translations import approving, restarting, views

# After the question who may (dinas.moderation), before wagtail-localize acts.
hooks.register("before_edit_page", restarting.take_button, order=-5)
hooks.register("before_edit_snippet", restarting.take_button, order=-5)
hooks.register("after_edit_page", restarting.after_saving)
hooks.register("after_edit_snippet", restarting.after_saving)

hooks.register("register_page_action_menu_item", approving.page_menu_item)
hooks.register("register_snippet_action_menu_item", approving.snippet_menu_item)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """Put the board at /cms/terjemahan/."""
    patterns = [
        path("", views.board, name="board"),
        path("perubahan/<int:translation_id>/", views.changes, name="changes"),
        path("sinkron/<int:translation_id>/", restarting.confirm, name="restart"),
        path("setujui/<int:translation_id>/", approving.confirm, name="approve"),
        path("buat/<str:kind>/<str:pk>/<slug:language>/", views.make, name="make"),
    ]
    return [path("terjemahan/", include((patterns, "translations")))]


@hooks.register("register_admin_menu_item")
def board_menu_item() -> MenuItem:
    """Offer the board in the main menu, below the pages; who writes Indonesian only has none."""
    return PermittedMenuItem(
        _("Translations"),
        reverse_lazy("translations:board"),
        permitted=views.is_translator,
        name="terjemahan",
        icon_name="wagtail-localize-language",
        order=150,
    )


@hooks.register("insert_global_admin_js")
def words_script() -> SafeString:
    """Load the Indonesian of the few words that no catalogue reaches."""
    return format_html('<script src="{}"></script>', static("js/admin/bahasa.js"))
