"""Asks every part of the site how it is; the sentences are for the person who runs it."""

import logging
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from dinas.operations import machinery, surroundings
from dinas.operations.findings import Finding, Level, bad

logger = logging.getLogger(__name__)

Question = Callable[[], Iterator[Finding]]
QUESTIONS: tuple[Question, ...] = (
    surroundings.settings_check,
    machinery.database,
    machinery.migrations,
    machinery.cache_round_trip,
    machinery.storage_round_trip,
    machinery.worker,
    machinery.clock,
    machinery.search_index,
    machinery.newest_backup,
    surroundings.mail_server,
    surroundings.disk_space,
    surroundings.certificate,
)


def examine() -> list[Finding]:
    """Return the findings; a question that fails is a finding itself."""
    findings: list[Finding] = []
    for question in QUESTIONS:
        try:
            findings.extend(question())
        except Exception as error:  # a sick site fails in ways that no list holds
            # Not as an error: whoever asked is told, and a traceback would bury the sentences.
            logger.debug("The doctor could not ask about %s", question.__name__, exc_info=True)
            about = {"name": question.__name__, "error": str(error).rstrip(".")}
            findings.append(bad(_("%(name)s could not be examined: %(error)s.") % about))
    return findings


def worst(findings: list[Finding]) -> Level:
    """Return the level of the worst finding."""
    return max((finding.level for finding in findings), default=Level.GOOD)
