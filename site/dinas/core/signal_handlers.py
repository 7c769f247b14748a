"""Receivers that keep shared facts straight."""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.users.models import UserProfile


@receiver(pre_save, sender=UserProfile)
def keep_wib(sender: type[UserProfile], instance: UserProfile, **kwargs: Any) -> None:
    """Keep every account in the office's time: forms name WIB, and must mean it."""
    instance.current_time_zone = ""
