"""Sends thousands of requests that nobody means to the public site, and counts faults of ours.

`bad_input.py FOLDER [REQUESTS] [SEED]`: FOLDER is a copy of a DATA_DIR with sample content. Each
request is a public address, spoilt at random: odd letters in path, parameters, headers and form. It
goes straight to the WSGI application, without a server in between. Prints how many got which
status, and each request that got a 5xx with what is needed to send it again; exits with 1 for one.
"""

import os
import random
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

import django

ROOT = Path(__file__).resolve().parents[1]

PATHS = (
    *("/", "/berita/", "/kegiatan/", "/kegiatan/2026/11/", "/komoditas/", "/peta/", "/galeri/"),
    *("/cari/", "/cari/saran", "/masukan/", "/data/", "/sitemap.xml", "/robots.txt", "/k/padi"),
    *("/api/v1/berita", "/api/v1/produksi", "/api/v1/komoditas", "/api/v1/jadwal", "/api/"),
    *("/akun/masuk/", "/akun/sandi/", "/cms/", "/cms/login/", "/pratinjau/x/", "/documents/1/a"),
    *("/berita/atom.xml", "/kegiatan/kalender.ics", "/berita/unduh.pdf", "/media/images/a.jpg"),
    *("/static/css/base.css", "/_util/login/", "/manifest.webmanifest", "/favicon.ico", "/healthz"),
)
NAMES = ("q", "page", "kategori", "tahun", "kecamatan", "komoditas", "jenis", "musim", "urut")
NAMES += ("dari", "sampai", "limit", "offset", "halaman", "next", "format", "bahasa", "x", "")
WORDS = (
    *(
        "0",
        "-1",
        "9" * 30,
        "1e309",
        "NaN",
        "\uff11",
        "2026-13-45",
        "0000-00-00",
        "null",
        "[]",
        "{}",
    ),
    *(
        "'",
        '"',
        "' OR 1=1 --",
        "*",
        "a AND NOT (",
        'NEAR("',
        "%",
        "%%%",
        "%00",
        "\x00",
        "\\",
        "../",
    ),
    *("\ud800", "🌾" * 50, "\u202e", "\r\nX: y", "<script>", "{{7*7}}", "x" * 9000, "a" * 70000),
    *("", " ", "\t", "padi", "jagung", "2026", "tanaman-pangan", "berita", "en", "id"),
)
HEADERS = ("HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE", "HTTP_COOKIE", "HTTP_IF_NONE_MATCH")
HEADERS += ("HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_REFERER", "HTTP_X_FORWARDED_FOR")
HEADERS += ("HTTP_HOST", "HTTP_SAVE_DATA", "HTTP_ORIGIN", "HTTP_X_REQUESTED_WITH", "CONTENT_TYPE")
HEADERS += ("HTTP_ACCEPT_ENCODING", "HTTP_AUTHORIZATION", "CONTENT_LENGTH", "HTTP_X_FORWARDED_HOST")
METHODS = ("GET",) * 8 + ("POST",) * 3 + ("HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "X")
KINDS = ("application/x-www-form-urlencoded", "application/json", "text/plain")
KINDS += ("multipart/form-data; boundary=x", "multipart/form-data", "a; charset=klingon")


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def escaped(word: str, chance: random.Random) -> str:
    """Write a word for an address: properly, or as a careless program does."""
    raw = word.encode("utf-8", "surrogatepass")
    return quote(raw, safe="") if chance.random() < 0.8 else raw.decode("latin-1")


def request(chance: random.Random) -> dict[str, object]:
    """Make one request, as WSGI writes it."""
    path = chance.choice(("", "", "/en")) + chance.choice(PATHS)
    for _turn in range(chance.choice((0, 0, 1, 2))):
        place = chance.randrange(1, len(path) + 1)
        path = path[:place] + escaped(chance.choice(WORDS)[:3000], chance) + path[place:]
    pairs = (
        f"{chance.choice(NAMES)}{chance.choice(('=', '=', '=', '', '[]='))}"
        f"{escaped(chance.choice(WORDS)[:3000], chance)}"
        for _turn in range(chance.choice((0, 1, 1, 2, 3)))
    )
    body = b""
    made: dict[str, object] = {
        "REQUEST_METHOD": chance.choice(METHODS),
        "PATH_INFO": unquote_to_bytes(path.encode("latin-1", "replace")).decode("latin-1"),
        "QUERY_STRING": "&".join(pairs),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if made["REQUEST_METHOD"] in ("POST", "PUT", "PATCH"):
        words = (escaped(chance.choice(WORDS), chance) for _turn in range(3))
        body = "&".join(f"{chance.choice(NAMES)}={word}" for word in words).encode("latin-1")
        body = chance.choice((body, body, b'{"a":', b"--x\r\n", chance.randbytes(300)))
        made |= {"CONTENT_TYPE": chance.choice(KINDS), "CONTENT_LENGTH": str(len(body))}
    for _turn in range(chance.choice((0, 0, 1, 2))):
        word = chance.choice(WORDS)[:2000].encode("utf-8", "surrogatepass").decode("latin-1")
        made[chance.choice(HEADERS)] = word.replace("\r", "").replace("\n", "")
    return made | {"wsgi.input": BytesIO(body)}


def main() -> int:
    """Run it; return 0 when no answer was a 5xx."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)  # noqa: S311 (no secret)
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ |= {"DATA_DIR": sys.argv[1], "DJANGO_SETTINGS_MODULE": "dinas.settings.local"}
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    django.setup()
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    counts: Counter[int] = Counter()
    for number in range(count):
        environment = request(chance)
        told: list[str] = []
        answer = application(environment, lambda status, *_rest: told.append(status))  # noqa: B023
        b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        status = int(told[0][:3])
        counts[status] += 1
        if status >= 500:
            shown = {key: value for key, value in environment.items() if key.isupper()}
            say(f"{number}: {status} {str(shown)[:600]}")
    say(f"{count} requests: {dict(sorted(counts.items()))}")
    return 1 if any(status >= 500 for status in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
