"""Who may do what: the three groups and their rights, declared in one table."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

GROUP_EDITORS = "Penyunting"
GROUP_MODERATORS = "Moderator"
GROUP_TRANSLATORS = "Penerjemah"
GROUPS = (GROUP_EDITORS, GROUP_MODERATORS, GROUP_TRANSLATORS)
FORMER_GROUP_NAMES = {
    "Editors": GROUP_EDITORS,
    "Moderators": GROUP_MODERATORS,
    "Translators": GROUP_TRANSLATORS,
}
"""What Wagtail's migrations call them, and what we called them before; administrators read them."""

WORKFLOW_NAME = "moderator"
"""In Indonesian, and a noun: editors read it on the button, "Ajukan ke moderator"."""
FORMER_WORKFLOW_NAMES = ("Moderators approval", "Persetujuan moderator")
"""What Wagtail's migrations call it, and what we called it before."""
WORKFLOW_MODELS = ("komoditas.Komoditas",)
"""Snippets that go through the workflow as pages do."""


@dataclass(frozen=True)
class Grants:
    """The rights of one group; each right is written `app_label.codename`."""

    source_home: frozenset[str] = frozenset()
    translated_homes: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()


def _rights(app_label: str, noun: str, verbs: str) -> frozenset[str]:
    return frozenset(f"{app_label}.{verb}_{noun}" for verb in verbs.split())


def _page(verbs: str) -> frozenset[str]:
    return _rights("wagtailcore", "page", verbs)


def _files(verbs: str) -> frozenset[str]:
    return _rights("wagtailimages", "image", verbs) | _rights("wagtaildocs", "document", verbs)


_FOR_ALL = frozenset({"wagtailadmin.access_admin", "komoditas.view_kecamatan"})
_MODERATED_PAGE = _page("add change publish lock unlock")

GRANTS: dict[str, Grants] = {
    GROUP_EDITORS: Grants(
        source_home=_page("add change"),
        files=_files("add choose"),
        models=_FOR_ALL
        | _rights("komoditas", "komoditas", "add change")
        | _rights("komoditas", "imporproduksi", "add")
        | _rights("feedback", "masukan", "view change"),
    ),
    GROUP_TRANSLATORS: Grants(
        translated_homes=_page("change"),
        files=_files("choose"),
        models=_FOR_ALL | _rights("komoditas", "komoditas", "change"),
    ),
    GROUP_MODERATORS: Grants(
        source_home=_MODERATED_PAGE,
        translated_homes=_MODERATED_PAGE,
        files=_files("add change choose"),
        models=_FOR_ALL
        | _rights("komoditas", "komoditas", "add change delete publish lock unlock")
        | _rights("komoditas", "kecamatan", "change")
        | _rights("komoditas", "imporproduksi", "add terapkan")
        # These have no drafts: what is saved is public, so nobody else may touch them.
        | _rights("berita", "kategoriberita", "add change delete")
        | _rights("kegiatan", "jeniskegiatan", "add change delete")
        # What people write to the office is read by those who answer for it.
        | _rights("feedback", "masukan", "view change delete")
        | _rights("feedback", "kiriman", "view change delete")
        | _rights("dinas_search", "sinonim", "add change delete view")
        | _rights("dinas_search", "hasilpilihan", "add change delete view"),
    ),
}


@dataclass
class Changes:
    """What `setup_roles` had to do; nothing, when all was as declared."""

    added: int = 0
    removed: int = 0
    assigned: list[str] = field(default_factory=list)
    """What was put under the workflow."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.assigned)


def language_homes() -> tuple[Page | None, list[Page]]:
    """Return the home page of the source language and those of its translations.

    Both are empty while the site has no home page of its own (before seeding).
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or site.root_page.depth != 2:
        return None, []
    home = site.root_page
    return home, list(home.get_translations().filter(depth=2).order_by("path"))


def _permissions(names: Iterable[str]) -> dict[str, Permission]:
    """Find permissions by name.

    Raises:
        LookupError: a name has no permission, which a renamed model would cause.
    """
    wanted = set(names)
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(
            codename__in={name.split(".")[1] for name in wanted}
        ).select_related("content_type")
    }
    if missing := wanted - found.keys():
        raise LookupError(f"No such permission: {', '.join(sorted(missing))}")
    return {name: found[name] for name in wanted}


def _set_rows(manager: Any, group: Group, place: str, wanted: set[tuple[int, int]]) -> Changes:
    """Make the group's rows of (place, permission) exactly those that are wanted."""
    rows = {
        (getattr(row, f"{place}_id"), row.permission_id): row.pk
        for row in manager.objects.filter(group=group)
    }
    surplus = [pk for key, pk in rows.items() if key not in wanted]
    manager.objects.filter(pk__in=surplus).delete()
    missing = sorted(wanted - rows.keys())
    manager.objects.bulk_create(
        manager(**{f"{place}_id": place_id, "permission_id": permission_id, "group": group})
        for place_id, permission_id in missing
    )
    return Changes(added=len(missing), removed=len(surplus))


def _set_models(group: Group, wanted: set[int]) -> Changes:
    held = set(group.permissions.values_list("pk", flat=True))
    group.permissions.remove(*(held - wanted))
    group.permissions.add(*(wanted - held))
    return Changes(added=len(wanted - held), removed=len(held - wanted))


def _workflow(moderators: Group) -> Workflow:
    """Return the office's workflow: one step, decided by moderators.

    Wagtail's own, which its migrations make under an English name, becomes ours.
    """
    if not Workflow.objects.filter(name=WORKFLOW_NAME, active=True).exists():
        Workflow.objects.filter(name__in=FORMER_WORKFLOW_NAMES).update(name=WORKFLOW_NAME)
        Task.objects.filter(name__in=FORMER_WORKFLOW_NAMES).update(name=WORKFLOW_NAME)
    workflow = Workflow.objects.filter(name=WORKFLOW_NAME, active=True).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=WORKFLOW_NAME)
    if not workflow.tasks.exists():
        task, _made = GroupApprovalTask.objects.get_or_create(name=WORKFLOW_NAME, active=True)
        task.groups.add(moderators)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _assign_workflow(workflow: Workflow) -> list[str]:
    """Put pages and snippets under the workflow where no active one is; others were chosen."""
    assigned = []
    root = Page.get_first_root_node()
    if not WorkflowPage.objects.filter(page=root, workflow__active=True).exists():
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
        assigned.append("pages")
    for label in WORKFLOW_MODELS:
        content_type = ContentType.objects.get_for_model(apps.get_model(label))
        chosen = WorkflowContentType.objects.filter(content_type=content_type)
        if not chosen.filter(workflow__active=True).exists():
            WorkflowContentType.objects.update_or_create(
                content_type=content_type, defaults={"workflow": workflow}
            )
            assigned.append(label)
    return assigned


@transaction.atomic
def setup_roles() -> Changes:
    """Make the groups, their rights and the workflow as declared; a second run changes nothing.

    Rights that the three groups hold beyond the table are taken away, among them those on the
    tree's root that Wagtail gives at the start. Other groups are left alone. Run it after seeding:
    rights on pages are given on the languages' home pages, which must exist.
    """
    source_home, translated_homes = language_homes()
    root_collection = Collection.get_first_root_node()
    found = _permissions(
        name
        for grants in GRANTS.values()
        for names in (
            grants.source_home,
            grants.translated_homes,
            grants.files,
            grants.models,
        )
        for name in names
    )
    for former, name in FORMER_GROUP_NAMES.items():
        if not Group.objects.filter(name=name).exists():
            Group.objects.filter(name=former).update(name=name)
    total = Changes()
    for name, grants in GRANTS.items():
        group, _made = Group.objects.get_or_create(name=name)
        pages = {
            (home.pk, found[right].pk)
            for homes, rights in (
                ([source_home] if source_home else [], grants.source_home),
                (translated_homes, grants.translated_homes),
            )
            for home in homes
            for right in rights
        }
        files = {(root_collection.pk, found[right].pk) for right in grants.files}
        for change in (
            _set_rows(GroupPagePermission, group, "page", pages),
            _set_rows(GroupCollectionPermission, group, "collection", files),
            _set_models(group, {found[right].pk for right in grants.models}),
        ):
            total.added += change.added
            total.removed += change.removed
    moderators = Group.objects.get(name=GROUP_MODERATORS)
    total.assigned = _assign_workflow(_workflow(moderators))
    return total
