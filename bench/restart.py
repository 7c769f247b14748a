"""Reloads the web server again and again while readers read, and counts the requests that fail.

`restart.py FOLDER [RELOADS] [READERS]`: FOLDER as for kills.py. A reload is what `systemctl reload
dinas-web` sends: SIGHUP, upon which granian starts new workers before it ends the old ones. Readers
open a connection for each request, as through a proxy without one kept open.
"""

import http.client
import os
import signal
import sys
import threading
import time
from collections import Counter

from kills import PORT, Server, say

PATHS = ("/", "/berita/", "/en/", "/komoditas/")


class Reader(threading.Thread):
    """Somebody who reads one page after another."""

    def __init__(self, counts: Counter[str], slowest: list[float]) -> None:
        super().__init__(daemon=True)
        self.counts, self.slowest = counts, slowest
        self.stopping = False

    def run(self) -> None:
        """Read until told to stop."""
        turn = 0
        while not self.stopping:
            turn += 1
            start = time.perf_counter()
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
            try:
                connection.request("GET", PATHS[turn % len(PATHS)], headers={"Connection": "close"})
                answer = connection.getresponse()
                answer.read()
                self.counts[str(answer.status)] += 1
            except (OSError, http.client.HTTPException) as error:
                self.counts[type(error).__name__] += 1
            finally:
                connection.close()
            self.slowest.append(time.perf_counter() - start)


def main() -> int:
    """Run it; return 0 when every request was answered with 200."""
    reloads = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    server = Server(sys.argv[1], workers=2)
    counts: Counter[str] = Counter()
    slowest: list[float] = []
    readers = [Reader(counts, slowest) for _number in range(count)]
    for reader in readers:
        reader.start()
    time.sleep(3)
    for turn in range(reloads):
        os.kill(server.process.pid, signal.SIGHUP)
        time.sleep(12)
        say(f"reload {turn + 1}: {dict(counts)}")
    for reader in readers:
        reader.stopping = True
    for reader in readers:
        reader.join(60)
    server.kill()
    say(f"{reloads} reloads, {dict(counts)}, slowest {max(slowest):.2f} s")
    return 0 if set(counts) == {"200"} else 1


if __name__ == "__main__":
    sys.exit(main())
