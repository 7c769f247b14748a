"""The groups have the rights of the table, and no others."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowContentType, WorkflowPage

from dinas.accounts.permissions import granted_locale_ids
from dinas.accounts.roles import (
    GROUP_EDITORS,
    GROUP_MODERATORS,
    GROUP_TRANSLATORS,
    GROUPS,
    setup_roles,
)
from komoditas.models import Komoditas
from tests.factories.situs import Situs


def _rights() -> dict[str, list[tuple[object, ...]]]:
    return {
        name: sorted(
            [
                *(
                    ("page", row.page_id, row.permission.codename)
                    for row in GroupPagePermission.objects.filter(group__name=name)
                ),
                *(
                    ("model", 0, permission.codename)
                    for permission in Permission.objects.filter(group__name=name)
                ),
            ]
        )
        for name in GROUPS
    }


def _user(group: str) -> object:
    user = get_user_model().objects.create_user(group, f"{group}@example.org", "kata-sandi-uji")
    user.groups.add(Group.objects.get(name=group))
    return user


def test_second_run_changes_nothing(situs: Situs) -> None:
    assert setup_roles()
    rights = _rights()
    assert not setup_roles()
    assert _rights() == rights


def test_command_says_what_it_changed_and_then_that_nothing_is_left(situs: Situs) -> None:
    first, second = StringIO(), StringIO()
    call_command("setup_roles", stdout=first)
    call_command("setup_roles", stdout=second)
    assert "rights given" in first.getvalue()
    assert second.getvalue() == "Roles: nothing to change.\n"


def test_rights_beyond_the_table_are_taken_away(situs: Situs) -> None:
    setup_roles()
    expected = _rights()
    editors = Group.objects.get(name=GROUP_EDITORS)
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=editors, page=situs.id.home, permission=publish)
    editors.permissions.add(Permission.objects.get(codename="add_user"))
    assert setup_roles().removed == 2
    assert _rights() == expected


def test_groups_of_the_office_itself_are_left_alone(situs: Situs) -> None:
    own = Group.objects.create(name="Arsip")
    own.permissions.add(Permission.objects.get(codename="access_admin"))
    setup_roles()
    assert own.permissions.count() == 1


def test_groups_under_their_former_english_names_become_ours_with_their_people(
    situs: Situs,
) -> None:
    Group.objects.filter(name=GROUP_EDITORS).delete()
    former, _made = Group.objects.get_or_create(name="Editors")
    setup_roles()
    former.refresh_from_db()
    assert former.name == GROUP_EDITORS
    assert not Group.objects.filter(name__in=("Editors", "Moderators", "Translators")).exists()


def test_nobody_has_rights_on_the_root_of_the_tree(situs: Situs) -> None:
    setup_roles()
    assert not GroupPagePermission.objects.filter(page__depth=1, group__name__in=GROUPS).exists()


@pytest.mark.parametrize(
    ("group", "languages"),
    [
        (GROUP_EDITORS, {"id"}),
        (GROUP_TRANSLATORS, {"en"}),
        (GROUP_MODERATORS, {"id", "en"}),
    ],
)
def test_each_role_works_in_its_languages(group: str, languages: set[str], situs: Situs) -> None:
    setup_roles()
    locales = {"id": situs.id.locale.pk, "en": situs.en.locale.pk}
    assert granted_locale_ids(_user(group)) == {locales[code] for code in languages}


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "name",
    [
        "wagtailusers_users:index",
        "wagtailusers_groups:index",
        "wagtailredirects:index",
        "wagtailsites:index",
        "wagtaillocales:index",
        "wagtailadmin_workflows:index",
    ],
)
def test_administration_is_refused(name: str, group: str, situs: Situs) -> None:
    setup_roles()
    client = Client()
    client.force_login(_user(group))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    response = client.get(reverse(name))
    assert response.status_code in (302, 403)
    assert response.get("Location", reverse("wagtailadmin_home")) == reverse("wagtailadmin_home")


@pytest.mark.parametrize("app", ["berita:kategoriberita", "kegiatan:jeniskegiatan"])
def test_only_moderators_keep_categories(app: str, situs: Situs) -> None:
    setup_roles()
    url = reverse(f"wagtailsnippets_{app.replace(':', '_')}:add")
    allowed = []
    for group in GROUPS:
        client = Client()
        client.force_login(_user(group))
        if client.get(url).status_code == 200:
            allowed.append(group)
    assert allowed == [GROUP_MODERATORS]


def test_pages_and_commodities_go_through_the_workflow(situs: Situs) -> None:
    WorkflowPage.objects.all().delete()
    setup_roles()
    root = Page.get_first_root_node()
    content_type = ContentType.objects.get_for_model(Komoditas)
    workflow = WorkflowContentType.objects.get(content_type=content_type).workflow
    assert WorkflowPage.objects.get(page=root).workflow == workflow
    groups = {group.name for task in workflow.tasks for group in task.specific.groups.all()}
    assert groups == {GROUP_MODERATORS}


def test_editors_read_of_one_workflow_in_indonesian(situs: Situs) -> None:
    setup_roles()
    assert [workflow.name for workflow in Workflow.objects.filter(active=True)] == ["moderator"]


def test_workflow_that_the_office_chose_is_kept(situs: Situs) -> None:
    own = Workflow.objects.create(name="Kepala dinas")
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": own})
    setup_roles()
    assert WorkflowPage.objects.get(page=root).workflow == own


def test_before_there_is_a_home_page_the_roles_exist_without_page_rights(db: None) -> None:
    Page.objects.filter(depth=2).delete()
    setup_roles()
    assert Group.objects.filter(name__in=GROUPS).count() == 3
    assert not GroupPagePermission.objects.filter(group__name__in=GROUPS).exists()
