"""The user model: Django's own for now, but ours, so that it can grow."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who may log in to the admin."""

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()
