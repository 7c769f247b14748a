"""What a load balancer asks: is the process alive, and can it serve readers?"""

from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from dinas.operations import metrics

GetResponse = Callable[[HttpRequest], HttpResponse]


class ProbeMiddleware:
    """Answers `/healthz` and `/readyz` before anything else: host, scheme and login do not matter.

    The answers tell no more than yes or no; what is amiss stands in the log and in `doctor`.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe, or hand the request on."""
        if request.path_info == "/healthz":
            return _answer(is_well=True)
        if request.path_info == "/readyz":
            return _answer(is_well=is_ready())
        if request.path_info == "/metrics" and metrics.is_asked_rightly(request):
            return metrics.answer()
        return self.get_response(request)


def is_ready() -> bool:
    """Tell whether database, cache and migrations are as the site needs them."""
    try:
        return not pending_migrations() and cache_works()
    except Exception:  # noqa: BLE001 (whatever it is: readers cannot be served)
        return False


def pending_migrations() -> int:
    """Return how many migrations the database lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def cache_works() -> bool:
    """Tell whether the cache gives back what it was given."""
    cache.set("operations.probe", "ya", 30)
    return cache.get("operations.probe") == "ya"


def _answer(*, is_well: bool) -> HttpResponse:
    status = "ok" if is_well else "unavailable"
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    response = JsonResponse({"status": status}, status=200 if is_well else 503, headers=headers)
    # Whoever asks every few seconds would fill the log and the administrators' mail with it.
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark
    return response
