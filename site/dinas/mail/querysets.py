"""Messages by what has to be done with them."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from dinas.mail.enums import Keadaan

LEASE = dt.timedelta(minutes=10)
"""How long one worker has a message to itself; after that it is taken for dead."""
PATIENCE = dt.timedelta(minutes=10)
"""How long a message may wait for its first attempt before administrators are told."""


class SuratQuerySet(models.QuerySet[Any]):
    """Queries on messages."""

    def due(self) -> "SuratQuerySet":
        """Return what should be sent now, the longest waiting first."""
        waiting = self.filter(keadaan=Keadaan.MENUNGGU, coba_lagi__lte=timezone.now())
        return waiting.order_by("coba_lagi", "pk")

    def undelivered(self) -> "SuratQuerySet":
        """Return what failed for good, failed so far, or waits longer than it should."""
        late = Q(percobaan__gt=0) | Q(dibuat__lt=timezone.now() - PATIENCE)
        return self.filter(Q(keadaan=Keadaan.GAGAL) | Q(late, keadaan=Keadaan.MENUNGGU))

    def claim(self, pk: int) -> Any | None:
        """Take a due message for one attempt; return nothing when another worker was quicker."""
        now = timezone.now()
        taken = self.filter(pk=pk, keadaan=Keadaan.MENUNGGU, coba_lagi__lte=now).update(
            percobaan=F("percobaan") + 1, coba_lagi=now + LEASE
        )
        return self.get(pk=pk) if taken else None

    def hold_back(self, pause: dt.timedelta) -> int:
        """Let everything that waits pause: the server would make the worker wait for each."""
        moment = timezone.now() + pause
        waiting = self.filter(keadaan=Keadaan.MENUNGGU, coba_lagi__lt=moment)
        return waiting.update(coba_lagi=moment)

    def try_again(self) -> int:
        """Give what was not sent a new round of attempts, from now on; return how many."""
        return self.exclude(keadaan=Keadaan.TERKIRIM).update(
            keadaan=Keadaan.MENUNGGU, percobaan=0, coba_lagi=timezone.now()
        )
