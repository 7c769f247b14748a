"""What the doctor says of the certificate in front of the site."""

import contextlib
import datetime as dt
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from dinas.operations.findings import Level
from dinas.operations.surroundings import certificate

LOCAL = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])


def write_certificate(file: Path, days: int) -> None:
    """Write a key and a certificate of localhost by itself, good for so many days more."""
    key = ec.generate_private_key(ec.SECP256R1())
    now = dt.datetime.now(dt.UTC)
    paper = (
        x509.CertificateBuilder(LOCAL, LOCAL, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=30))
        .not_valid_after(now + dt.timedelta(days=days, hours=12))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + paper.public_bytes(serialization.Encoding.PEM)
    )


@pytest.fixture
def days(request: pytest.FixtureRequest, tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A server whose certificate is good for so many days; its file."""
    file = tmp_path / "server.pem"
    write_certificate(file, request.param)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with socket.create_server(("localhost", 0)) as listening:

        def answer() -> None:
            with contextlib.suppress(OSError):  # the doctor did not trust it, and left
                context.wrap_socket(listening.accept()[0], server_side=True).close()

        serving = Thread(target=answer, daemon=True)
        serving.start()
        settings.SITE_URL = f"https://localhost:{listening.getsockname()[1]}"
        yield file
        serving.join()


@pytest.mark.parametrize(
    ("days", "level", "sentence"),
    [(5, Level.BAD, "berakhir dalam 5 hari"), (60, Level.GOOD, "berlaku 60 hari lagi")],
    indirect=["days"],
)
def test_doctor_tells_when_the_certificate_ends(
    days: Path, level: Level, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(days))  # trusted here, as an office's own would be

    (finding,) = certificate()

    assert (finding.level, sentence in finding.text) == (level, True)


@pytest.mark.parametrize("days", [60], indirect=True)
def test_doctor_says_why_a_certificate_cannot_be_trusted(days: Path) -> None:
    (finding,) = certificate()

    assert finding.level == Level.BAD
    assert finding.text.endswith(": self-signed certificate.")


@pytest.mark.parametrize("days", [-1], indirect=True)
def test_doctor_says_that_a_certificate_has_expired(
    days: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(days))

    (finding,) = certificate()

    assert finding.text.endswith(": certificate has expired.")
