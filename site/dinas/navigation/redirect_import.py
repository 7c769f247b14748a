"""Takes old addresses in: circles are refused in words, chains are kept as one hop."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.db import transaction
from django.urls import Resolver404
from django.urls import resolve as resolve_view
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Site

from dinas.navigation.redirects import LONGEST, key, page_at


@dataclass(frozen=True)
class Penolakan:
    """A row that was left out, and why in words."""

    lama: str
    tujuan: str
    sebab: str


@dataclass
class Hasil:
    """What an import did."""

    masuk: int = 0
    ditolak: list[Penolakan] = field(default_factory=list)


def impor(
    rows: Iterable[tuple[str, str]], site: Site | None = None, *, is_permanent: bool = True
) -> Hasil:
    """Keep old addresses with where each leads to now; later rows replace earlier ones.

    An empty target says that the page is gone. A row that cannot be kept is left out.

    Args:
        rows: old address and target of each; both may be full addresses of this site.
        site: the site whose addresses they are; all sites when None.
    """
    hasil = Hasil()
    wanted: dict[str, tuple[str, str]] = {}
    hosts = own_hosts()
    for old, target in ((local(old, hosts), local(target, hosts)) for old, target in rows):
        if reason := old_fault(old) or target_fault(target):
            hasil.ditolak.append(Penolakan(old, target, reason))
        else:
            wanted[key(old)] = old, target
    links = kept_links() | {name: target for name, (_old, target) in wanted.items()}
    with transaction.atomic():
        for name, (old, target) in wanted.items():
            last = end_of_chain(name, links)
            if last is None:
                hasil.ditolak.append(Penolakan(old, target, circle_told(old, target)))
            elif (values := _target_values(last, site)) is None:
                reason = _("Nothing stands at %(target)s.") % {"target": last}
                hasil.ditolak.append(Penolakan(old, target, reason))
            else:
                _keep(name, site, {**values, "is_permanent": is_permanent})
                hasil.masuk += 1
    return hasil


def own_hosts() -> set[str]:
    """Return the hosts whose addresses are this site's own."""
    return set(Site.objects.values_list("hostname", flat=True))


def local(url: str, hosts: set[str]) -> str:
    """Return an address of this site without scheme and host; any other as it is."""
    url = url.strip()
    parts = urlsplit(url)
    if parts.scheme in {"http", "https"} and parts.hostname in hosts:
        return parts._replace(scheme="", netloc="", path=parts.path or "/").geturl()
    return url


def is_local(url: str) -> bool:
    """Say whether the address begins with one slash: with two it would name another host."""
    return url.startswith("/") and not url.startswith("//")


def old_fault(old: str) -> str:
    """Say in words what is wrong with how an old address is written; nothing when all is well."""
    if is_local(old):
        return ""
    return _("The old address has to begin with a slash (/), as in /index.php?id=7.")


def target_fault(target: str) -> str:
    """Say in words what is wrong with how a target is written; nothing when all is well."""
    if len(target) > LONGEST:
        return _("The target is longer than %(most)s characters.") % {"most": LONGEST}
    if not target or is_local(target) or target.startswith(("https://", "http://")):
        return ""
    return _("The target has to begin with a slash (/), or with https:// for another site.")


def circle_told(old: str, target: str) -> str:
    """Say that the two addresses lead to each other."""
    return _(
        "%(old)s leads to %(target)s, and from there back: readers would go round in a circle."
    ) % {
        "old": old,
        "target": target,
    }


def kept_links() -> dict[str, str]:
    """Return where each old address leads that is kept already, pages left out."""
    hosts = own_hosts()
    rows = Redirect.objects.filter(redirect_page=None).exclude(redirect_link="")
    return {
        old: local(target, hosts) for old, target in rows.values_list("old_path", "redirect_link")
    }


def end_of_chain(name: str, links: Mapping[str, str]) -> str | None:
    """Return where the old address leads at last; None when it leads back to itself.

    Args:
        name: the old address as `key` gives it.
        links: the target of each old address, by its key.
    """
    seen = {name}
    target = links[name]
    while is_local(target) and (step := key(target)) in links:
        if step in seen:
            return None
        seen.add(step)
        target = links[step]
    return target


def _target_values(target: str, site: Site | None) -> dict[str, int | str | None] | None:
    """Return what a row says of its target; None when nothing stands there."""
    values: dict[str, int | str | None] = {
        "redirect_page_id": None,
        "redirect_page_route_path": "",
        "redirect_link": target,
    }
    if not is_local(target):
        return values
    here = site or Site.objects.get(is_default_site=True)
    page = page_at(target, here) if not urlsplit(target).query else None
    if page is not None:  # so that the redirect follows the page to its next address
        page_id, route = page
        return {
            "redirect_page_id": page_id,
            "redirect_page_route_path": route,
            "redirect_link": "",
        }
    return values if _is_view(target) else None


def _keep(name: str, site: Site | None, values: Mapping[str, int | str | None]) -> None:
    row, is_new = Redirect.objects.update_or_create(
        old_path=name, site=site, defaults={**values, "automatically_created": False}
    )
    log(instance=row, action="wagtail.create" if is_new else "wagtail.edit")


def _is_view(target: str) -> bool:
    """Say whether something else than the tree of pages answers at the address."""
    try:
        return resolve_view(urlsplit(target).path).url_name != "wagtail_serve"
    except Resolver404:
        return False
