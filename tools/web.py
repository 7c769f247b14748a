"""Runs granian with the site: the web process of the Procfile and of the deployment.

It takes granian's own options; `--blocking-threads` says how many threads Django has. What is not
granian's is the way from it to the site (dinas/pagecache/handover.py). Plain granian with
`--interface wsgi --working-dir site dinas.wsgi:application` serves the same, only slower.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from granian import cli
from granian.server import mp

SITE = Path(__file__).resolve().parents[1] / "site"
ALWAYS = ["--interface", "wsgi", "--runtime-mode", "st", "--no-ws", "--working-dir", str(SITE)]
APPLICATION = "dinas.wsgi:application"


def spawn(threads: int, *arguments: Any) -> None:
    """Be a worker: load the site and serve it."""
    wrap = mp._wsgi_call_wrap

    def hand_over(application: Any, *options: Any) -> Callable[[Any, dict[str, Any]], None]:
        # Only here: they need Django, which each worker loads for itself, anew after an update.
        from dinas.operations.warming import warm
        from dinas.pagecache.handover import HandOver

        warm(application.application)
        return HandOver(application, wrap(application, *options), threads)

    mp._wsgi_call_wrap = hand_over
    mp.MPServer._spawn_wsgi_worker(*arguments)


class Server(mp.MPServer):
    """Granian with one thread that takes requests, and Django's behind it."""

    def serve(self, *arguments: Any, **options: Any) -> None:
        """Serve until told to stop."""
        threads, self.blocking_threads = self.blocking_threads, 1
        super().serve(partial(spawn, threads), *arguments, **options)


if __name__ == "__main__":
    sys.path[0] = str(SITE)  # instead of this folder, whose names are not for everybody
    sys.argv[1:] = [*ALWAYS, *sys.argv[1:], APPLICATION]
    cli.Server = Server
    cli.entrypoint()
