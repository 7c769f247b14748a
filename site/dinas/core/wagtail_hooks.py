"""What the admin gets from the site as a whole."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from dinas.core.rich_text import LocalizedPageLinkHandler


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    """Add the site's own drawings to the admin's icons."""
    return [*icons, "icons/leaf.svg"]


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Let links in running text follow the reader's language."""
    features.register_link_type(LocalizedPageLinkHandler)
