"""All that can be tried on a page, an entry or the site's own records, by its real address."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site, Workflow
from wagtail_localize.models import Translation, TranslationSource

from dinas.core.fields import StreamField
from dinas.core.models.settings import KontakSetting
from tests.dinas.moderation import pintu
from tests.dinas.moderation.pintu import CHANGED, edit_url

PUBLISH = {"action-publish": "action-publish"}


def _pages(name: str, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def _localize(name: str, *args: Any) -> str:
    return reverse(f"wagtail_localize:{name}", args=args)


@dataclass
class Percobaan:
    """One person before one page, with the form that the editor gives her."""

    client: Client
    page: Any
    form: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fetch the form once; without one, what it would hold is sent all the same."""
        self.form = pintu.form_of(self.client, self.page, title=CHANGED, slug="diubah")
        for one in self.page._meta.get_fields():
            if isinstance(one, StreamField):
                self.form.setdefault(f"{one.name}-count", "0")

    def edit(self, **extra: str) -> Any:
        """Send the form by some button."""
        return self.client.post(edit_url(self.page), {**self.form, **extra})

    def post(self, name: str, *args: Any, **data: Any) -> Any:
        """Send something to one of the page's own addresses."""
        return self.client.post(_pages(name, self.page.pk, *args), data)

    def bulk(self, action: str, **data: Any) -> Any:
        """Do something with a selection of this page and whatever lies below it."""
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        return self.client.post(f"{url}?id={self.page.pk}", data)

    @property
    def translation(self) -> Translation | None:
        """The record that ties the page to its other language."""
        key = self.page.translation_key
        return Translation.objects.filter(source__object_id=key).first()

    def localize(self, name: str, **data: Any) -> Any:
        """Send something to one of the translation's own addresses."""
        record = self.translation
        if record is not None:
            return self.client.post(_localize(name, record.pk), data)
        return None


def _moment(hours: int) -> str:
    return (timezone.localtime() + dt.timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M")


def schedule_past(it: Percobaan) -> None:
    """Ask for publication at a time that is over."""
    it.edit(go_live_at=_moment(-1), **PUBLISH)
    call_command("publish_scheduled")


def create(it: Percobaan) -> None:
    """Write a new page beside this one and publish it."""
    parent = it.page.get_parent()
    meta = it.page._meta
    url = _pages("add", meta.app_label, meta.model_name, parent.pk)
    it.client.post(url, {**it.form, "slug": "baru", **PUBLISH})


def copy(it: Percobaan, **choices: str) -> None:
    """Copy the page with what lies below it, public at once."""
    data = {"new_title": "Salinan", "new_slug": "salinan", "copy_subpages": "on", **choices}
    it.post("copy", new_parent_page=str(it.page.get_parent().pk), **data)


def move(it: Percobaan) -> None:
    """Put the page below the first other page that stands beside it."""
    for sibling in it.page.get_siblings(inclusive=False)[:1]:
        it.post("move_confirm", sibling.pk)


def bulk_move(it: Percobaan) -> None:
    """Do so by a selection."""
    for sibling in it.page.get_siblings(inclusive=False)[:1]:
        it.bulk("move", chooser=str(sibling.pk))


def revert(it: Percobaan) -> None:
    """Publish an older version again."""
    for revision in it.page.revisions.all():
        it.edit(revision=str(revision.pk), **PUBLISH)


def approve(it: Percobaan) -> None:
    """Hand the page in and approve it oneself."""
    it.edit(**{"action-submit": "action-submit"})
    state = it.page.current_workflow_task_state
    if state is not None:
        it.post("workflow_action", "approve", state.pk)


def translate(it: Percobaan) -> None:
    """Begin the translation of the page, with what lies below it."""
    locales = [str(pk) for pk in Locale.objects.values_list("pk", flat=True)]
    url = _localize("submit_page_translation", it.page.pk)
    it.client.post(url, {"locales": locales, "include_subtree": "on"})


def bring_in_step(it: Percobaan) -> None:
    """Bring the translations in step, and publish them."""
    source = TranslationSource.objects.filter(object_id=it.page.translation_key).first()
    if source is not None:
        url = _localize("update_translations", source.pk)
        it.client.post(url, {"publish_translations": "on"})


def alias(it: Percobaan) -> None:
    """Make the page a copy of its source, or a copy a page of its own."""
    it.client.post(_localize("convert_to_alias", it.page.pk))
    it.post("convert_alias")


def restart(it: Percobaan) -> None:
    """Stop sync and start it again."""
    it.localize("stop_translation")
    it.edit(**{"localize-restart-translation": "1"})


def write_by_api(it: Percobaan) -> None:
    """Write by the interface that the admin's own scripts read from."""
    url = reverse("wagtailadmin_api:pages:detail", args=[it.page.pk])
    for method in (it.client.put, it.client.patch, it.client.post, it.client.delete):
        method(url, {"title": CHANGED, "live": True}, content_type="application/json")


TINDAKAN: dict[str, Callable[[Percobaan], Any]] = {
    "buat": create,
    "sunting": lambda it: it.edit(),
    "terbitkan": lambda it: it.edit(**PUBLISH),
    "jadwalkan lampau": schedule_past,
    "jadwalkan nanti": lambda it: it.edit(go_live_at=_moment(2), **PUBLISH),
    "kedaluwarsa": lambda it: it.edit(expire_at=_moment(2), **PUBLISH),
    "salin terbit": lambda it: copy(it, publish_copies="on"),
    "salin alias": lambda it: copy(it, alias="on"),
    "pindah": move,
    "urutkan": lambda it: it.client.post(_pages("set_page_position", it.page.pk) + "?position=0"),
    "tarik": lambda it: it.post("unpublish", include_descendants="on"),
    "hapus": lambda it: it.post("delete", judul=it.page.title),
    "privasi": lambda it: it.post("set_privacy", restriction_type="login"),
    "versi lama": revert,
    "setujui sendiri": approve,
    "massal terbit": lambda it: it.bulk("publish", include_descendants="on"),
    "massal tarik": lambda it: it.bulk("unpublish", include_descendants="on"),
    "massal hapus": lambda it: it.bulk("delete"),
    "massal pindah": bulk_move,
    "terjemahkan": translate,
    "selaraskan": bring_in_step,
    "terbitkan terjemahan": lambda it: it.edit(action="publish"),
    "jadikan alias": alias,
    "hentikan dan mulai": restart,
    "mesin": lambda it: it.localize("machine_translate"),
    "api": write_by_api,
}
"""What can be tried on a page, by names that a failing test shows."""


def snippet_doors(client: Client, row: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield what can be tried on a snippet: a name, an address and what is sent."""
    names = row.snippet_viewset
    changes = {"nama": CHANGED, "ringkasan": CHANGED, "isi-count": "0"}
    words = {**pintu.form_of(client, row, **changes), **PUBLISH}

    def url(action: str, *args: Any) -> str:
        return reverse(names.get_url_name(action), args=args)

    bulk = reverse(
        "wagtail_bulk_action", args=[row._meta.app_label, row._meta.model_name, "delete"]
    )
    yield "buat", url("add"), words
    yield "sunting", url("edit", row.pk), words
    yield "salin", url("copy", row.pk), words
    yield "terbitkan terjemahan", url("edit", row.pk), {**words, "action": "publish"}
    yield "hapus", url("delete", row.pk), {}
    yield "massal hapus", f"{bulk}?id={row.pk}", {}
    if hasattr(row, "live"):
        yield "tarik", url("unpublish", row.pk), {}
        yield "jadwalkan nanti", url("edit", row.pk), {**words, "go_live_at": _moment(2)}
        yield "jadwalkan lampau", url("edit", row.pk), {**words, "go_live_at": _moment(-1)}
        yield "kedaluwarsa", url("edit", row.pk), {**words, "expire_at": _moment(2)}
        if row.current_workflow_task_state:
            state = row.current_workflow_task_state.pk
            yield "setujui", url("workflow_action", row.pk, "approve", state), {"comment": "x"}
            yield "kembalikan", url("workflow_action", row.pk, "reject", state), {"comment": "x"}
        for revision in row.revisions.all():
            revert_url = url("revisions_revert", row.pk, revision.pk)
            yield "versi lama", revert_url, {**words, "revision": str(revision.pk)}


def site_doors() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield what can be tried on the site's own records."""
    site, home = Site.objects.get(), Page.objects.filter(depth=2).first()
    locale = Locale.objects.get(language_code="en")
    yield (
        "pengalihan",
        reverse("wagtailredirects:add"),
        {"old_path": "/profil", "site": site.pk, "is_permanent": "on", "redirect_link": "/x/"},
    )
    yield "situs", reverse("wagtailsites:edit", args=[site.pk]), {"hostname": "lain.example"}
    yield "hapus situs", reverse("wagtailsites:delete", args=[site.pk]), {}
    yield (
        "kontak",
        reverse("wagtailsettings:edit", args=["core", "kontaksetting", site.pk]),
        {"jalan": CHANGED},
    )
    yield "hapus bahasa", reverse("wagtaillocales:delete", args=[locale.pk]), {}
    yield "kelompok", reverse("wagtailusers_groups:add"), {"name": "Baru"}
    yield "pengguna", reverse("wagtailusers_users:add"), {"username": "baru"}
    workflow = Workflow.objects.first()
    yield "alur", reverse("wagtailadmin_workflows:disable", args=[workflow.pk]), {}
    yield (
        "alur halaman",
        reverse("wagtailadmin_workflows:remove", args=[workflow.pk, home.pk]),
        {},
    )


def site_state() -> list[Any]:
    """Return what these would change."""
    return [
        list(Redirect.objects.order_by("pk").values_list("old_path", flat=True)),
        list(Site.objects.values_list("hostname", "root_page")),
        list(KontakSetting.objects.values_list("jalan", flat=True)),
        list(Locale.objects.order_by("pk").values_list("language_code", flat=True)),
        list(Group.objects.order_by("pk").values_list("name", flat=True)),
        list(Workflow.objects.order_by("pk").values_list("name", "active")),
    ]
