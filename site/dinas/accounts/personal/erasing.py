"""Forgets a person; what the office has published stays, and is the office's."""

from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import APIToken, ModelLogEntry, PageSubscription, Revision
from wagtail.users.models import UserProfile

from dinas.accounts import devices
from dinas.accounts.models import CatatanMasuk, User
from dinas.accounts.personal import subject as subjects

NAMELESS = "Mantan pegawai"
"""Who is named where the office's work names its author; a word of the office's language."""

OWNED = (Authenticator, EmailAddress, EditingSession, FormState, APIToken, PageSubscription)
"""Tables of which an account's rows serve nobody else."""


def _unsign(name: str) -> int:
    """Put the office where articles, and their versions, name the person."""
    office = settings.WAGTAIL_SITE_NAME
    articles = apps.get_model("berita", "BeritaPage")._default_manager.filter(oleh__iexact=name)
    count = articles.update(oleh=office)
    for revision in Revision.objects.filter(content__oleh__iexact=name):
        content = {**revision.content, "oleh": office}
        Revision.objects.filter(pk=revision.pk).update(content=content)
        count += 1
    return count


def _drop_profile(user: User) -> None:
    for profile in UserProfile.objects.filter(user=user):
        if profile.avatar:
            delete = partial(profile.avatar.storage.delete, profile.avatar.name)
            transaction.on_commit(delete)
        profile.delete()


def _anonymise(user: User) -> int:
    signed = _unsign(user.get_full_name()) if user.get_full_name() else 0
    for device in user.perangkat.all():
        devices.end(device)
    for model in OWNED:
        model._base_manager.filter(user=user).delete()
    CatatanMasuk.objects.filter(pengguna=user).delete()
    _drop_profile(user)
    user.groups.clear()
    user.user_permissions.clear()
    user.username, user.email = f"terhapus-{user.pk}", ""
    user.first_name, user.last_name = NAMELESS, ""
    user.is_active = user.is_superuser = user.is_staff = False
    user.invited_at = user.last_login = None
    user.set_unusable_password()
    user.save()
    user.end_sessions()
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk)
    )
    entries.update(label=str(user), data={})
    return signed


@transaction.atomic
def erase(subject: subjects.Subject) -> dict[str, Any]:
    """Forget the person, and say how much that was.

    The account stays as a shell without a name: versions, comments and the log point at it.
    """
    mails, received = subjects.letters(subject), subjects.sent(subject)
    for row in [*mails, *received]:
        row.delete()
    signed = sum(_anonymise(user) for user in subject.users)
    return {
        "accounts": len(subject.users),
        "mails": len(mails),
        "submissions": len(received),
        "bylines": signed,
    }
