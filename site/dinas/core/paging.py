"""Pages of a list: a wrong number is a 404, and no count of rows is asked for twice."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

LARGEST = 100_000
"""No list of ours is longer; larger numbers are refused before the database sees them."""


def page_of(request: HttpRequest, rows: Any, size: int, *, count: int | None = None) -> Page:
    """Return the page of `rows` that `?page=` names.

    Args:
        count: how many rows there are, where that is known already.

    Raises:
        Http404: the number is no page of this list.
    """
    number = request.GET.get("page", "1")
    if not (number.isascii() and number.isdigit() and 1 <= len(number) <= 6) or not (
        1 <= int(number) <= LARGEST
    ):
        raise Http404
    try:
        paginator = Paginator(rows, size)
        if count is not None:
            paginator.count = count
        return paginator.page(int(number))
    except InvalidPage as error:
        raise Http404 from error
