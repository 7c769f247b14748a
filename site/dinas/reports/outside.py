"""Asks another site whether an address answers, without being led into our own network.

The name is looked up once, every address of it must be public, and the connection goes to the
address that was looked at: a name that changes its mind in between gains nothing. The same holds
for each redirect.
"""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings

from dinas.reports.enums import Kerusakan

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP_S = 6
"""For each step of a conversation, in seconds."""
WHOLE_S = 12
"""For a conversation with one host, however slowly it drips."""
MOST_HOPS = 4
READ_BYTES = 1024
PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
GONE = {404, 410}
LATER = {429, 503}
NO_HEAD = {400, 401, 403, 404, 405, 406, 410, 500, 501}
"""Answers to HEAD that a site may give only because it knows no HEAD."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


class RefusedError(Exception):
    """The address is none that we go to."""

    def __init__(self, fault: Kerusakan) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Jawaban:
    """What came of asking: the fault, if any, or that it could not be told."""

    kerusakan: str = ""
    pasti: bool = True
    """Whether the answer tells anything: a site may refuse programs and welcome readers."""
    tunggu_s: int = 0
    """How long the host asks to be left alone."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip in NAT64 or ip in SIX_TO_FOUR:
            return False  # they wrap an IPv4 address that may be one of ours
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


@dataclass(frozen=True)
class Aturan:
    """Where we go: tests allow a server of their own."""

    is_public: Callable[[str], bool] = is_public
    ports: dict[str, frozenset[int]] = field(
        default_factory=lambda: {scheme: frozenset({port}) for scheme, port in PORTS.items()}
    )


def probe(address: str, rules: Aturan | None = None) -> Jawaban:
    """Ask whether the address answers: by HEAD, and by GET where a site knows no HEAD."""
    rules = rules or Aturan()
    try:
        for _hop in range(MOST_HOPS + 1):
            status, headers = _ask(address, "HEAD", rules)
            if status in NO_HEAD:
                status, headers = _ask(address, "GET", rules)
            if status not in REDIRECTS or not headers.get("Location"):
                return _judged(status, headers)
            address = urljoin(address, headers["Location"])
    except RefusedError as refusal:
        return Jawaban(refusal.fault)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:  # our own resolver is at a loss
            return Jawaban(pasti=False)
        return Jawaban(Kerusakan.TANPA_SITUS)
    except ssl.SSLError as error:
        is_certificate = isinstance(error, ssl.SSLCertVerificationError)
        return Jawaban(Kerusakan.TAK_AMAN if is_certificate else Kerusakan.TAK_TERHUBUNG)
    except TimeoutError:
        return Jawaban(Kerusakan.LAMBAT)
    except (OSError, HTTPException):
        return Jawaban(Kerusakan.TAK_TERHUBUNG)
    except ValueError:
        return Jawaban(Kerusakan.BUKAN_ALAMAT)
    return Jawaban(Kerusakan.BERPUTAR)


def _judged(status: int, headers: Any) -> Jawaban:
    if status in GONE:
        return Jawaban(Kerusakan.TIDAK_ADA)
    if status in LATER:
        return Jawaban(pasti=False, tunggu_s=_pause(headers.get("Retry-After")))
    if status >= 500:
        return Jawaban(Kerusakan.GALAT)
    return Jawaban(pasti=status < 400)


def _pause(value: str | None) -> int:
    """Read how long to wait, in seconds, from a number or a date; an hour unless it is said."""
    seconds = 3600.0
    if value and value.strip().isdigit():
        seconds = int(value)
    elif value:
        with suppress(ValueError, TypeError):
            moment = parsedate_to_datetime(value)
            seconds = (moment - datetime.now(UTC)).total_seconds()
    return int(min(max(seconds, 60), 7 * 86_400))


def _ask(address: str, method: str, rules: Aturan) -> tuple[int, Any]:
    parts = urlsplit(address)
    port = _port(parts, rules)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not host:
        raise RefusedError(Kerusakan.BUKAN_ALAMAT)
    connection = _Connection(host, port, _public_address(host, port, rules), parts.scheme)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~?[]")
    with _deadline(connection):
        connection.request(method, target, headers=_headers())
        response: HTTPResponse = connection.getresponse()
        if method == "GET":
            response.read(READ_BYTES)
        return response.status, response.headers


def _port(parts: Any, rules: Aturan) -> int:
    allowed = rules.ports.get(parts.scheme)
    if allowed is None or parts.username is not None or parts.password is not None:
        raise RefusedError(Kerusakan.BUKAN_ALAMAT)
    port: int = parts.port or PORTS[parts.scheme]
    if port not in allowed:
        raise RefusedError(Kerusakan.TERLARANG)
    return port


def _public_address(host: str, port: int, rules: Aturan) -> str:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(row[4][0]) for row in found]
    if not addresses or not all(rules.is_public(address) for address in addresses):
        raise RefusedError(Kerusakan.TERLARANG)
    return next((address for address in addresses if ":" not in address), addresses[0])


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"DinasPertanian-PemeriksaTautan/1.0 (+{settings.SITE_URL})",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


class _Connection(HTTPConnection):
    """Connects to an address that was looked at, and speaks with the host by its name."""

    def __init__(self, host: str, port: int, address: str, scheme: str) -> None:
        super().__init__(host, port, timeout=STEP_S)
        self.address = address
        self.default_port = PORTS[scheme]
        self.is_secure = scheme == "https"

    def connect(self) -> None:
        """Open the connection; http.client would look the name up again."""
        self.sock = socket.create_connection((self.address, self.port), STEP_S)
        if self.is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


@contextmanager
def _deadline(connection: _Connection) -> "Iterator[None]":
    """Hang up when the whole takes too long; a timeout alone counts anew with each byte."""
    is_over = threading.Event()

    def hang_up() -> None:
        is_over.set()
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(WHOLE_S, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException) as error:
        if is_over.is_set():
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()
        connection.close()
