"""Receivers that keep each account's profile as the office needs it."""

from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.users.models import UserProfile

from dinas.accounts.models import User


@receiver(pre_save, sender=UserProfile, dispatch_uid="accounts_choose_language")
def choose_language(
    sender: type[UserProfile], instance: UserProfile, raw: bool = False, **kwargs: Any
) -> None:
    """Give an account that has chosen no language the office's.

    Wagtail calls no choice "the server's language", but then follows the browser, and in mails
    the language of the person who causes them.
    """
    if not raw and not instance.preferred_language:
        instance.preferred_language = settings.LANGUAGE_CODE


@receiver(post_save, sender=User, dispatch_uid="accounts_make_profile")
def make_profile(
    sender: type[User], instance: User, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """Make the profile together with the account: without one the browser's language rules."""
    if created and not raw:
        UserProfile.get_for_user(instance)


@receiver(user_logged_in, dispatch_uid="accounts_complete_profile")
def complete_profile(sender: type, user: Any, **kwargs: Any) -> None:
    """Do both for accounts that are older than these rules."""
    profile = UserProfile.get_for_user(user)
    if not profile.preferred_language:
        profile.save()
