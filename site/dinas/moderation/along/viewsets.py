"""The admin's views of all page types; a page type with views of its own builds on these."""

from wagtail.admin.viewsets.pages import PageViewSet

from dinas.moderation.along.views import DeletePageView, MovePageView, UnpublishPageView
from dinas.moderation.deciding import PageDecisionView
from dinas.moderation.searching import PageSearchView


class AlongPageViewSet(PageViewSet):
    """Asks about translations before pages are taken down, deleted or moved; confirms decisions."""

    search_view_class = PageSearchView
    unpublish_view_class = UnpublishPageView
    delete_view_class = DeletePageView
    move_confirm_view_class = MovePageView
    workflow_action_view_class = PageDecisionView
