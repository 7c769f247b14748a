"""Mail servers as they are in bad times, and the people of moderation."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.dinas.moderation.conftest import komit, peran

__all__ = ["komit", "peran"]

QUEUE = {"BACKEND": "dinas.mail.backend.QueueBackend"}
LOCMEM = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
SMTP = "django.core.mail.backends.smtp.EmailBackend"
ANSWER_WITHIN_S = 0.3


@pytest.fixture
def antrean(settings: Any) -> None:
    """The mailer of the real site, with a mail server that takes everything."""
    settings.MAILERS = {"default": QUEUE, "delivery": LOCMEM}


@pytest.fixture
def use_server(settings: Any) -> Callable[[int], None]:
    """Send through a mail server on a port of this machine."""

    def use(port: int) -> None:
        options = {"host": "127.0.0.1", "port": port, "timeout": ANSWER_WITHIN_S}
        settings.MAILERS = {"default": QUEUE, "delivery": {"BACKEND": SMTP, "OPTIONS": options}}

    return use


@pytest.fixture
def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections, into its backlog, and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)
        yield int(listener.getsockname()[1])


@pytest.fixture(params=["closed", "silent"])
def broken_server(
    request: Any, use_server: Callable[[int], None], closed_port: int, silent_port: int
) -> str:
    """A mail server that refuses, or one that never answers."""
    use_server(closed_port if request.param == "closed" else silent_port)
    return str(request.param)


@pytest.fixture
def count_admin_queries() -> Callable[[Any, str], int]:
    """Count the queries of an admin page; a failing test prints them."""

    def count(client: Any, path: str) -> int:
        client.get(path)  # what the first view of a session looks up once
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        print(*(query["sql"][:300] for query in captured), sep="\n")  # noqa: T201 (shown on failure)
        return len(captured)

    return count
