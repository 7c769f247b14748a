"""The fast lane: repeats finished answers before Django is asked at all.

What Django answers from a kept page is remembered here as it left, status, headers and bytes. The
same question gets the same answer while the version holds, so nothing can differ from what all
middleware would say. Whatever a middleware looks at must be a part of the question, or keep the
request out of here.
"""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import parse_cookie

from dinas.images.saving import COOKIE
from dinas.pagecache.asking import MARK, READERS_COOKIES
from dinas.pagecache.versions import current

Environ = dict[str, Any]
Application = Callable[..., Iterable[bytes]]
WriteLine = Callable[[str, str, int, float], None]
Question = tuple[str | None, ...]

ASKED_ABOUT = (
    "REQUEST_METHOD",
    "wsgi.url_scheme",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_HOST",
    "SERVER_NAME",
    "SERVER_PORT",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_SAVE_DATA",
)
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
KEEPS_OUT = (
    "HTTP_AUTHORIZATION",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
)
PARTS = (*ASKED_ABOUT, *CONDITIONS, *KEEPS_OUT)
"""Of a question. Those that keep it out are asked for so that it equals none that is answered."""
COUNTED = "/api/"
"""Programs are counted at each question (dinas.api.gate), so each must reach Django."""

LONGEST = 1_000
"""Characters of a question; anybody can make up longer ones."""
MOST_BYTES = 32_000_000
"""So much is remembered; then it begins anew."""
OVERHEAD_BYTES = 3_000
"""What question and headers of an answer take beside its body."""


@dataclass(slots=True)
class Answer:
    """One answer as it left."""

    version: str
    until: float
    status: str
    headers: list[tuple[str, str]]
    body: bytes
    code: int = 0
    """The status as a number."""

    def __post_init__(self) -> None:
        self.code = int(self.status[:3])


class FastLane:
    """A WSGI application around Django's; `write_line` notes each request in the log."""

    def __init__(self, application: Application, write_line: WriteLine) -> None:
        self.application = application
        self.write_line = write_line
        self._version: str | None = None
        self._answers: dict[Question, Answer] = {}
        self._bytes = 0
        self._changing = threading.Lock()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Repeat an answer, or have Django answer and remember it."""
        started = time.perf_counter()
        answer = self.find(environ)
        if answer is None:
            return self._ask(environ, start_response)
        start_response(answer.status, list(answer.headers))
        self.note(environ, answer, started)
        return [answer.body]

    def find(self, environ: Environ) -> Answer | None:
        """Return the answer that holds for this question, or None where Django is to be asked."""
        if not settings.PAGE_CACHE or settings.MAINTENANCE:
            return None
        question = question_of(environ)
        answer = self._answers.get(question) if question else None
        if answer is None or answer.version != current() or answer.until <= time.time():
            return None
        return answer

    def note(self, environ: Environ, answer: Answer, started: float) -> None:
        """Write the line of a question that was answered here."""
        self.write_line(environ["REQUEST_METHOD"], environ["PATH_INFO"], answer.code, started)

    def _ask(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        # Before Django: it takes the parameters of trackers out.
        question = question_of(environ)
        if question is None or not may_be_remembered(environ, question):
            return self.application(environ, start_response)
        said: list[tuple[str, list[tuple[str, str]]]] = []

        def note(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            said.append((status, list(headers)))
            return start_response(status, headers, *rest)

        query = environ.get("QUERY_STRING", "")
        response = self.application(environ, note)
        kept = environ.get(MARK)
        # Parameters of trackers were taken out: there are as many of these as readers.
        if kept is not None and len(said) == 1 and query == environ.get("QUERY_STRING", ""):
            version, until = kept
            status, headers = said[0]
            is_conditional = any(name in environ for name in CONDITIONS)
            if status.startswith("304" if is_conditional else "200"):
                body = b"".join(response)
                self._remember(question, Answer(version, until, status, headers, body))
        return response

    def _remember(self, question: Question, answer: Answer) -> None:
        size = len(answer.body) + OVERHEAD_BYTES
        with self._changing:
            if answer.version != self._version or self._bytes + size > MOST_BYTES:
                self._version, self._answers, self._bytes = answer.version, {}, 0
            self._bytes += size
            self._answers[question] = answer


def question_of(environ: Environ) -> Question | None:
    """Return what tells a question from others; None for a reader with something of their own."""
    if environ.get("SCRIPT_NAME"):
        return None
    parts = map(environ.get, PARTS)
    if "HTTP_COOKIE" not in environ:
        return (*parts, "")
    cookies = parse_cookie(environ["HTTP_COOKIE"])
    if not READERS_COOKIES.isdisjoint(cookies):
        return None
    return (*parts, cookies.get(COOKIE, ""))


def may_be_remembered(environ: Environ, question: Question) -> bool:
    """Say whether the answer to this question could be repeated to others who ask it."""
    return (
        environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        and not environ.get("PATH_INFO", "").startswith(COUNTED)
        and not any(name in environ for name in KEEPS_OUT)
        and sum(len(part or "") for part in question) <= LONGEST
    )
