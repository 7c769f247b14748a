"""How other sites are asked: politely, and never into our own network."""

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dinas.reports.enums import Kerusakan
from dinas.reports.outside import Aturan, is_public, probe

Answers = dict[str, tuple[int, dict[str, str]]]


@pytest.fixture
def serve() -> Iterator[Callable[[Answers], tuple[str, list[str]]]]:
    """Start a site on this machine that gives these answers; returns its address and its log."""
    servers: list[ThreadingHTTPServer] = []

    def start(answers: Answers) -> tuple[str, list[str]]:
        asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                asked.append(f"{self.command} {self.path} {self.headers['User-Agent']}")
                key = f"{self.command} {self.path}"
                status, headers = answers.get(key) or answers.get(self.path) or (404, {})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_HEAD = answer

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}", asked

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def rules_for(base: str) -> Aturan:
    """Allow this one server, which is not of the open internet."""
    port = int(base.rpartition(":")[2])
    return Aturan(lambda address: address == "127.0.0.1", {"http": frozenset({port})})


def test_a_page_that_answers_is_fine_and_sees_who_asks(serve: Any) -> None:
    base, asked = serve({"/": (200, {})})
    answer = probe(f"{base}/", rules_for(base))
    assert answer.kerusakan == ""
    assert answer.pasti
    assert len(asked) == 1
    assert asked[0].startswith("HEAD / DinasPertanian-PemeriksaTautan/")


def test_a_missing_page_is_reported_only_after_get_says_so_too(serve: Any) -> None:
    base, asked = serve({"HEAD /tanpa-head": (404, {}), "GET /tanpa-head": (200, {})})
    assert probe(f"{base}/tanpa-head", rules_for(base)).kerusakan == ""
    assert probe(f"{base}/hilang", rules_for(base)).kerusakan == Kerusakan.TIDAK_ADA
    assert [line.split()[0] for line in asked] == ["HEAD", "GET", "HEAD", "GET"]


def test_a_redirect_is_followed_and_a_circle_is_not(serve: Any) -> None:
    base, _asked = serve(
        {
            "/lama": (301, {"Location": "/baru"}),
            "/baru": (200, {}),
            "/putar": (302, {"Location": "/putar"}),
        }
    )
    assert probe(f"{base}/lama", rules_for(base)).kerusakan == ""
    assert probe(f"{base}/putar", rules_for(base)).kerusakan == Kerusakan.BERPUTAR


@pytest.mark.parametrize(
    "target",
    ["http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "file:///etc/passwd"],
)
def test_a_redirect_into_our_own_network_is_not_followed(serve: Any, target: str) -> None:
    base, asked = serve({"/jebakan": (302, {"Location": target})})
    port = int(base.rpartition(":")[2])
    rules = Aturan(lambda address: address == "127.0.0.1", {"http": frozenset({port, 80})})
    fault = probe(f"{base}/jebakan", rules).kerusakan
    assert fault in {Kerusakan.TERLARANG, Kerusakan.BUKAN_ALAMAT}
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("status", "headers", "pause"),
    [(429, {"Retry-After": "7200"}, 7200), (503, {}, 3600), (429, {"Retry-After": "0"}, 60)],
)
def test_a_site_that_asks_for_patience_gets_it(
    serve: Any, status: int, headers: dict[str, str], pause: int
) -> None:
    base, _asked = serve({"/": (status, headers)})
    answer = probe(f"{base}/", rules_for(base))
    assert (answer.kerusakan, answer.pasti, answer.tunggu_s) == ("", False, pause)


def test_a_site_that_refuses_programmes_is_not_called_broken(serve: Any) -> None:
    base, _asked = serve({"/": (403, {})})
    answer = probe(f"{base}/", rules_for(base))
    assert answer.kerusakan == ""
    assert not answer.pasti


def test_a_closed_port_is_reported() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{free.getsockname()[1]}"
        assert probe(base, rules_for(base)).kerusakan == Kerusakan.TAK_TERHUBUNG


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104 (nobody listens there)
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
    ],
)  # fmt: skip
def test_no_address_of_our_own_network_counts_as_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_internet_do(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://127.0.0.1/", Kerusakan.TERLARANG),
        ("http://localhost/", Kerusakan.TERLARANG),
        ("http://2130706433/", Kerusakan.TERLARANG),
        ("http://[::ffff:127.0.0.1]/", Kerusakan.TERLARANG),
        ("https://contoh.test:8443/", Kerusakan.TERLARANG),
        ("ftp://contoh.test/", Kerusakan.BUKAN_ALAMAT),
        ("http://user:pass@contoh.test/", Kerusakan.BUKAN_ALAMAT),
        ("http://[::1", Kerusakan.BUKAN_ALAMAT),
        ("http://contoh.test:99999/", Kerusakan.BUKAN_ALAMAT),
    ],
)
def test_addresses_that_are_never_asked(address: str, fault: str) -> None:
    assert probe(address).kerusakan == fault


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [(0, 0, 0, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.5")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: rows)
    assert probe("http://contoh.test/").kerusakan == Kerusakan.TERLARANG
