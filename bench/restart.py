"""Reloads the web server again and again while readers read, and counts the requests that fail.

`restart.py FOLDER [RELOADS] [READERS]`: FOLDER as for kills.py. A reload is what `systemctl reload
dinas-web` sends: SIGHUP, upon which granian starts new workers before it ends the old ones. Readers
come by the socket that the proxy uses, with a connection for each request. On a port each worker
has a queue of its own, which ends with it: connections in it are lost. The socket has one for all.
"""

import http.client
import os
import signal
import socket
import sys
import tempfile
import threading
import time
from collections import Counter

from kills import RESPAWN_S, Server, say

PATHS = ("/", "/berita/", "/en/", "/komoditas/")
SOCKET = os.path.join(tempfile.mkdtemp(prefix="dinas-"), "web.sock")


class Connection(http.client.HTTPConnection):
    """A connection by the socket."""

    def __init__(self) -> None:
        super().__init__("127.0.0.1", timeout=60)

    def connect(self) -> None:
        """Connect; waits for as long as no worker takes it."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(60)
        self.sock.connect(SOCKET)


class SocketServer(Server):
    """The web process of deploy/systemd: behind a socket."""

    def start_with(self, arguments: list[str]) -> None:
        """Start for the first time, with the socket in place of the port."""
        place = arguments.index("--port")
        super().start_with([*arguments[:place], "--uds", SOCKET, *arguments[place + 2 :]])

    def ask(self) -> None:
        """Ask whether it is alive, by the socket."""
        connection = Connection()
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        connection.close()


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
            connection = Connection()
            try:
                connection.request("GET", PATHS[turn % len(PATHS)], headers={"Connection": "close"})
                answer = connection.getresponse()
                answer.read()
                self.counts[str(answer.status)] += 1
            except (OSError, http.client.HTTPException) as error:
                self.counts[type(error).__name__] += 1
                time.sleep(0.05)
            finally:
                connection.close()
            self.slowest.append(time.perf_counter() - start)


def main() -> int:
    """Run it; return 0 when every request was answered with 200."""
    reloads = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    server = SocketServer(sys.argv[1], workers=2)
    counts: Counter[str] = Counter()
    slowest: list[float] = []
    readers = [Reader(counts, slowest) for _number in range(count)]
    for reader in readers:
        reader.start()
    time.sleep(3)
    for turn in range(reloads):
        os.kill(server.process.pid, signal.SIGHUP)
        time.sleep(2 * RESPAWN_S + 10)  # one worker after the other
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
