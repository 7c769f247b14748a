"""Hands over what is kept about a person."""

from typing import Any

from django.db.models import Model
from django.forms.models import model_to_dict

from dinas.accounts.models import User
from dinas.accounts.personal import subject as subjects

SECRET = {"password", "token", "key", "hash", "kunci_sesi", "sidik", "kunci"}
"""What would let the reader of the file in."""

BULKY = {"content", "data", "isi", "html", "teks", "content_json"}
"""The office's work, told by its title; and the secret of a second factor."""


def _row(row: Model, left_out: set[str]) -> dict[str, Any]:
    fields = {
        field.name: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in left_out
    }
    return {"sebutan": str(row), **fields}


def _account(user: User) -> dict[str, Any]:
    linked: dict[str, list[dict[str, Any]]] = {}
    for model, field, rows in subjects.links(user):
        if found := [_row(row, SECRET | BULKY) for row in rows]:
            linked[f"{model._meta.label}.{field}"] = found
    return {
        "akun": model_to_dict(user, exclude=["password", "groups", "user_permissions"])
        | {"last_login": user.last_login, "date_joined": user.date_joined},
        "peran": [group.name for group in user.groups.all()],
        "terkait": linked,
    }


def export(subject: subjects.Subject) -> dict[str, Any]:
    """Return everything about a person, to be written as JSON."""
    return {
        "akun": [_account(user) for user in subject.users],
        "surel": [_row(row, {"teks", "html"}) for row in subjects.letters(subject)],
        "kiriman": [_row(row, set()) for row in subjects.sent(subject)],
    }
