"""Every door of the admin by which something could become public, tried by its real form."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, PageViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

from dinas.core.fields import StreamField

CHANGED = "Judul yang tidak disetujui"


def edit_url(instance: Any) -> str:
    """Return the address of the editor."""
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


def form_of(client: Client, instance: Any, **changes: Any) -> dict[str, Any]:
    """Return what the editor's form would send, with `changes`; the texts of streams are empty."""
    html = client.get(edit_url(instance)).content.decode()
    form_id = "page-edit-form" if isinstance(instance, Page) else "w-editor-form"
    try:
        fields = querydict_from_html(html, form_id=form_id)
    except ValueError:  # no such form for this person; what he would send is tried all the same
        return changes
    data = {
        name: values if len(values) > 1 else values[0]
        for name, values in fields.lists()
        if not name.startswith("action-")
    }
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    return {**data, **changes}


def _words(instance: Any, text: str) -> dict[str, str]:
    return {"title" if isinstance(instance, Page) else "nama": text}


def save(client: Client, instance: Any, **extra: Any) -> Any:
    """Press a button of the editor."""
    data = form_of(client, instance, **_words(instance, CHANGED), **extra)
    return client.post(edit_url(instance), data)


def publish(client: Client, page: Any, **extra: Any) -> Any:
    """Press "publish"."""
    return save(client, page, **{"action-publish": "action-publish"}, **extra)


def _schedule(client: Client, page: Any, hours: int) -> Any:
    moment = timezone.localtime() + dt.timedelta(hours=hours)
    response = save(
        client,
        page,
        go_live_at=moment.strftime("%Y-%m-%d %H:%M"),
        **{"action-publish": "action-publish"},
    )
    call_command("publish_scheduled")
    return response


def schedule_past(client: Client, page: Any) -> Any:
    """Ask for publication at a time that is over."""
    return _schedule(client, page, -1)


def schedule_future(client: Client, page: Any) -> Any:
    """Ask for publication later."""
    return _schedule(client, page, 2)


def _copy(client: Client, page: Any, **choices: str) -> Any:
    data = {
        "new_title": "Salinan",
        "new_slug": "salinan",
        "new_parent_page": str(page.get_parent().pk),
        **choices,
    }
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


def copy_published(client: Client, page: Any) -> Any:
    """Copy a page and publish the copy."""
    return _copy(client, page, publish_copies="on")


def copy_alias(client: Client, page: Any) -> Any:
    """Make a live copy that follows the page."""
    return _copy(client, page, alias="on")


def unpublish(client: Client, page: Any) -> Any:
    """Take a page down."""
    return client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))


def delete(client: Client, page: Any) -> Any:
    """Delete a page."""
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def make_private(client: Client, page: Any) -> Any:
    """Hide a page from readers without an account."""
    url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    return client.post(url, {"restriction_type": "login"})


def _bulk(action: str, client: Client, page: Any) -> Any:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{url}?id={page.pk}")


def bulk_publish(client: Client, page: Any) -> Any:
    """Publish a selection."""
    return _bulk("publish", client, page)


def bulk_unpublish(client: Client, page: Any) -> Any:
    """Take a selection down."""
    return _bulk("unpublish", client, page)


def bulk_delete(client: Client, page: Any) -> Any:
    """Delete a selection."""
    return _bulk("delete", client, page)


PAGE_DOORS: dict[str, Callable[[Client, Any], Any]] = {
    door.__name__: door
    for door in (
        publish,
        schedule_past,
        schedule_future,
        copy_published,
        copy_alias,
        unpublish,
        delete,
        make_private,
        bulk_publish,
        bulk_unpublish,
        bulk_delete,
    )
}


def localize_publish(client: Client, page: Any) -> Any:
    """Press "publish" in the translation editor."""
    return client.post(edit_url(page), {"action": "publish"})


def public_state() -> list[tuple[Any, ...]]:
    """Return all that readers can see of pages: compare it before and after."""
    pages = Page.objects.filter(live=True).values_list(
        "pk", "title", "url_path", "alias_of_id", "live_revision_id", "go_live_at"
    )
    closed = PageViewRestriction.objects.values_list("page_id", "restriction_type")
    return [*pages.order_by("pk"), *closed.order_by("pk")]


def public_row(instance: DraftStateMixin) -> tuple[Any, ...]:
    """Return what readers can see of a snippet."""
    row = type(instance).objects.get(pk=instance.pk)
    return (row.live, row.live_revision_id, str(row), row.ringkasan)
