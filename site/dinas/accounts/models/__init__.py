"""People, and what is kept about their logins."""

from dinas.accounts.models.door import CatatanMasuk, Perangkat
from dinas.accounts.models.user import User

__all__ = ["CatatanMasuk", "Perangkat", "User"]
