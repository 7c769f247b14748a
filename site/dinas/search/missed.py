"""What was searched for in vain, counted by day: what readers look for and the site lacks."""

import logging
import re

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from dinas.search.models import TidakDitemukan
from dinas.search.query import Pertanyaan

MOST_A_DAY = 500
"""Different questions that are kept of a day: robots ask for anything."""
KEPT_DAYS = 365
# Numbers of people, of telephones and of accounts are nobody's to keep.
_PERSONAL = re.compile(r"@|(?:\d[\s.\-/]*){5}")
logger = logging.getLogger(__name__)


def note(typed: str, question: Pertanyaan) -> None:
    """Count the question, unless it may tell who asked; a reader never meets a failure here."""
    if not question.kata or _PERSONAL.search(typed):
        return
    day = timezone.localdate()
    row = {"hari": day, "bahasa": question.bahasa, "kata": question.kunci[:100]}
    try:
        with transaction.atomic():
            known = TidakDitemukan.objects.filter(**row).update(jumlah=F("jumlah") + 1)
            if not known and TidakDitemukan.objects.filter(hari=day).count() < MOST_A_DAY:
                TidakDitemukan.objects.create(**row, jumlah=1)
    except DatabaseError:
        logger.warning("A search without a result could not be counted", exc_info=True)
