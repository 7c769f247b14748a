"""Every address of the project, tried by everybody, with things that exist and with nonsense.

Templates are left out: who may open what is decided before, and a tenth of the time is enough.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import cycle, product
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from komoditas.models import Komoditas
from tests.factories.situs import Situs
from tests.security.addresses import Address, all_addresses
from tests.security.benda import Benda, make_benda
from tests.security.hak import UNTUK_SEMUA, roles_for

pytestmark = [
    pytest.mark.django_db,
    # wagtail-localize pages through a list without an order.
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]

LEAVING = ("/cms/logout/", "/akun/keluar/", "/akun/perangkat/keluar-semua/")
"""Addresses that end the login of the browser that tries them."""
NONSENSE = ("0", "9" * 25, "bukan-angka", "6f7b3c1e-0000-4000-8000-000000000000")
PARAMETERS = {
    **dict.fromkeys(("id", "ids", "p", "page", "parent_page_id", "page_type"), "bukan"),
    **dict.fromkeys(("collection_id", "locale", "order", "ordering", "next"), "bukan"),
    **dict.fromkeys(("user", "owner", "content_type", "object_id", "timestamp"), "bukan"),
}
"""Parameters that screens of the admin read, with what none of them can use."""
WRITES_PUBLIC = re.compile(
    r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(?:wagtailcore_(?:page|pageviewrestriction|site)'
    r'|komoditas_komoditas|accounts_user\w*)"'
)
"""What may change the answer of `public_state`, which takes a while to find out."""


@pytest.fixture
def benda(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> Benda:
    """One of everything, and no template that is filled in."""
    made = make_benda(situs)
    monkeypatch.setattr(
        "django.template.backends.django.Template.render", lambda *args, **kwargs: ""
    )
    return made


def tried(
    client: Client,
    method: str,
    path: str,
    meanwhile: Callable[[], object] = list,
    **parameters: str,
) -> HttpResponse:
    """Send a request and take back what it has changed; `meanwhile` sees it."""
    with transaction.atomic():
        response: HttpResponse = getattr(client, method)(path, parameters)
        if response.streaming:
            deque(response, maxlen=0)  # what is sent in pieces closes its file at the end
        meanwhile()
        transaction.set_rollback(True)
    return response


def is_refused(response: HttpResponse) -> bool:
    """Tell whether the answer is a refusal: Wagtail leads to its first screen, or to the login."""
    if response.status_code in (301, 302):
        refusals = ("/cms/", "/akun/masuk/", "/akun/pastikan/")
        return response["Location"].partition("?")[0] in refusals
    return response.status_code in (400, 403, 404, 405, 410)


def staying(addresses: list[Address]) -> Iterator[Address]:
    """Yield the addresses that leave the browser logged in."""
    return (address for address in addresses if not address.route.startswith(LEAVING))


def test_no_address_breaks_for_an_administrator(browsers: dict[str, Client], benda: Benda) -> None:
    client = browsers["admin"]
    addresses = list(staying(all_addresses()))
    attempts = [("get", a.filled(benda), PARAMETERS) for a in addresses]
    attempts += [("post", a.filled(benda), {}) for a in addresses]
    words = cycle(NONSENSE)
    attempts += [("get", a.nonsense(next(words)), {}) for a in addresses if a.places]

    broken = [
        f"{method} {path} {response.status_code}"
        for method, path, parameters in attempts
        if (response := tried(client, method, path, **parameters)).status_code >= 500
    ]

    assert len(addresses) > 400
    assert not broken, "\n".join(broken)


def test_nothing_of_the_admin_opens_without_a_login_and_nothing_breaks(
    browsers: dict[str, Client], benda: Benda
) -> None:
    wrong = []
    for address in all_addresses():
        is_closed = address.route.startswith("/cms/") and not address.route.startswith(UNTUK_SEMUA)
        for method in ("get", "post"):
            response = tried(browsers["pembaca"], method, address.filled(benda))
            if response.status_code >= 500 or (is_closed and not is_refused(response)):
                wrong.append(f"{method} {address.route} {response.status_code}")

    assert not wrong, "\n".join(wrong)


def public_state() -> list[object]:
    """Return what readers see, and who may change it."""
    shown = ("pk", "title", "slug", "url_path", "live", "live_revision_id", "last_published_at")
    users = get_user_model().objects.order_by("pk", "groups__pk")
    return [
        list(Page.objects.order_by("pk").values_list(*shown)),
        list(Komoditas.objects.order_by("pk").values_list("pk", "nama", "live")),
        list(PageViewRestriction.objects.order_by("pk").values_list()),
        list(Site.objects.order_by("pk").values_list()),
        list(users.values_list("pk", "password", "is_active", "is_superuser", "groups__pk")),
    ]


def test_forms_are_taken_from_the_roles_that_may_open_them_only_and_publish_nothing(
    browsers: dict[str, Client], benda: Benda
) -> None:
    before: list[object] = public_state()
    wrong: list[str] = []
    written: list[str] = []

    def note(execute: Callable[..., Any], sql: Any, *others: Any) -> Any:
        if WRITES_PUBLIC.match(str(sql)):
            written.append(str(sql))
        return execute(sql, *others)

    def look() -> None:
        if role != "moderator" and written and public_state() != before:
            wrong.append(f"{role} {address.route} changes what is public")
        written.clear()

    # What a reader may send is tried above; a moderator may publish.
    for address, role in product(staying(all_addresses()), ("editor", "moderator", "penerjemah")):
        with connection.execute_wrapper(note):
            response = tried(browsers[role], "post", address.filled(benda), look)
        is_open = not address.route.startswith("/cms/") or address.route.startswith(UNTUK_SEMUA)
        may = is_open or role[0] in (roles_for(address.route) or "")
        if response.status_code >= 500 or not (may or is_refused(response)):
            wrong.append(f"{role} {address.route} {response.status_code}")

    assert not wrong, "\n".join(wrong)


def test_roles_open_their_own_screens_only(browsers: dict[str, Client], benda: Benda) -> None:
    unknown, wrong, opened = set(), [], 0
    addresses = [
        address
        for address in staying(all_addresses())
        if address.route.startswith("/cms/") and not address.route.startswith(UNTUK_SEMUA)
    ]
    for address, role in product(addresses, ("editor", "moderator", "penerjemah")):
        response = tried(browsers[role], "get", address.filled(benda))
        roles = roles_for(address.route)
        if response.status_code >= 500:
            wrong.append(f"{role} {address.route} {response.status_code}")
        elif is_refused(response):
            continue
        elif roles is None:
            unknown.add(address.route)
        elif role[0] not in roles:
            wrong.append(f"{role} {address.route} {response.status_code}")
        opened += 1

    assert not wrong, "\n".join(wrong)
    assert not unknown, "no row in tests/security/hak.py:\n" + "\n".join(unknown)
    assert opened > 300


@pytest.mark.parametrize("role", ["editor", "moderator", "penerjemah"])
def test_nobody_makes_himself_an_administrator(role: str, browsers: dict[str, Client]) -> None:
    client = browsers[role]
    user = client.get("/cms/sesi/").wsgi_request.user
    client.post(
        f"/cms/users/edit/{user.pk}/",
        {"username": role, "email": "a@b.id", "first_name": "A", "is_superuser": "on"},
    )
    client.post(
        "/cms/account/", {"name_email-first_name": "A", "is_superuser": "on", "groups": "1"}
    )
    user.refresh_from_db()
    assert not user.is_superuser
    assert user.groups.count() == 1
