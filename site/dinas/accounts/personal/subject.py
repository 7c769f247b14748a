"""Who is meant: somebody with an account, or a reader who once wrote an e-mail address."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel

from dinas.accounts.models import User


@dataclass(frozen=True)
class Subject:
    """One person, by accounts and addresses."""

    users: tuple[User, ...]
    addresses: frozenset[str]

    @property
    def is_known(self) -> bool:
        """Whether anything at all is kept."""
        return bool(self.users or letters(self) or sent(self))


def find(wanted: str) -> Subject:
    """Return who bears this user name or e-mail address."""
    users = tuple(User.objects.filter(Q(username=wanted) | Q(email__iexact=wanted)))
    addresses = {user.email.casefold() for user in users if user.email}
    if "@" in wanted:
        addresses.add(wanted.casefold())
    return Subject(users, frozenset(addresses))


def letters(subject: Subject) -> list[Any]:
    """Return the records of mails to the person."""
    surat = apps.get_model("dinas_mail", "Surat").objects
    return [row for row in surat.all() if row.penerima.casefold() in subject.addresses]


def _says(row: Any, addresses: frozenset[str]) -> bool:
    text = f"{getattr(row, 'pesan', '')} {getattr(row, 'isi', '')}".casefold()
    return any(address in text for address in addresses)


def sent(subject: Subject) -> list[Any]:
    """Return what readers sent in which the person's address stands."""
    if not subject.addresses:
        return []
    rows: list[Any] = []
    for name in ("Masukan", "Kiriman"):
        every = apps.get_model("feedback", name).objects.all().iterator()
        rows += [row for row in every if _says(row, subject.addresses)]
    return rows


def links(user: User) -> list[tuple[type[Model], str, QuerySet[Any]]]:
    """Return every table that points at the account, by which field, with the rows.

    Asked of Django: a table that somebody adds later is not forgotten.
    """
    found = []
    for relation in User._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and not relation.many_to_many:
            model, field = relation.field.model, relation.field.name
            if not (model._meta.proxy or model._meta.auto_created):
                found.append((model, field, model._base_manager.filter(**{field: user})))
    return found
