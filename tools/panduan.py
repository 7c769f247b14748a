"""Makes the handbook's pictures in docs/panduan/gambar from the real admin with sample content.

`make panduan` starts a site of its own. `--site http://127.0.0.1:8000` takes one that runs with
fresh sample content; DEMO_PASSWORD is then the password of its accounts.
"""

import argparse
import io
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "panduan" / "gambar"
SAMPLE = ROOT / "site" / "dinas" / "demo" / "gambar" / "cabai.webp"
PORT = "8765"
MOST_BYTES = 60_000
SAME_EVERY_DAY = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    node.data = node.data
      .replace(/Selamat (pagi|siang|sore|malam)/, 'Selamat pagi')
      .replace(/\\d+ (detik|menit|jam|hari|minggu)(, \\d+ \\w+)? yang lalu/, '3 hari yang lalu');
  }
  const today = new Intl.DateTimeFormat('en-GB').format(new Date());
  for (const input of document.querySelectorAll('input[type="text"]')) {
    if (input.value === today) input.value = '02/11/2026';
  }
}"""
"""What the clock says must not make every picture a new one."""
WIDTH, HEIGHT = 1180, 900
START_LIMIT_S = 900
CHROMIUMS = ("chromium", "chromium-headless-shell")


@dataclass(frozen=True)
class Gambar:
    """A picture: whose screen, which address, what is done there, and which part is shown."""

    name: str
    role: str
    path: str
    part: str = "main"
    height: int = 620
    steps: Callable[[Page], object] | None = None


def panel(name: str) -> Callable[[Page], object]:
    """Give a step that opens a panel beside the form."""
    toggle = f'[data-side-panel-toggle="{name}"]'

    def step(page: Page) -> None:
        button = page.locator(toggle).first
        if button.get_attribute("aria-expanded") != "true":
            button.click()
        if name == "preview":
            page.frame_locator("iframe").last.locator("h1").first.wait_for()

    return step


def hand_in(page: Page) -> None:
    """Hand in a changed article, so that the first screen has something to decide."""
    page.wait_for_timeout(2500)  # what is filled in earlier counts as having been there
    summary = page.get_by_role("textbox", name=re.compile("Ringkasan"))
    summary.fill("Mutu daun ditentukan sejak petik: pemetikan bertahap dan pemeraman yang sabar.")
    page.locator("footer").first.get_by_role("button", name="Tindakan lain").click()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Ajukan ke moderator")).click()
    page.goto(re.sub("/cms/.*", "/cms/", page.url))


def hand_over_photo(page: Page) -> None:
    """Hand over a photo, so that the fields under it are there."""
    photo = io.BytesIO()
    Image.open(SAMPLE).convert("RGB").save(photo, "JPEG")  # which the screen shows small, at once
    page.locator("input[type=file]").first.set_input_files(
        [{"name": "cabai-merah.jpg", "mimeType": "image/jpeg", "buffer": photo.getvalue()}]
    )
    page.get_by_role("button", name="Perbarui").wait_for()
    page.locator("[name$=-description]").first.fill("Cabai merah siap panen")


NEW_FORM = "/cms/pages/add/halaman/formulirpage/{Layanan}/"
NEW_ARTICLE = "/cms/pages/add/berita/beritapage/{Berita}/"
NEW_EVENT = "/cms/pages/add/kegiatan/kegiatanpage/{Kegiatan}/"
NEW_VIDEO = "/cms/pages/add/galeri/videopage/{Galeri}/"
ARTICLE = "/cms/pages/{Mutu Tembakau Ditentukan Sejak Panen}/edit/"
HOME = "/cms/pages/{Dinas Pertanian Kabupaten Grobogan}/edit/"
PICTURES = (
    Gambar("masuk", "", "/cms/", "body", 560),
    Gambar("dasbor", "editor", "/cms/", "body"),
    Gambar("berita", "editor", NEW_ARTICLE, "body"),
    Gambar("foto", "editor", "/cms/images/multiple/add/", "body", 760, hand_over_photo),
    Gambar("kegiatan", "editor", NEW_EVENT, "body"),
    Gambar("galeri", "editor", NEW_VIDEO, "body"),
    Gambar("formulir", "editor", NEW_FORM, "body"),
    Gambar("beranda", "editor", HOME, "body"),
    Gambar("pratinjau", "editor", ARTICLE, "body", 760, panel("preview")),
    Gambar("mengajukan", "editor", ARTICLE, "body", 760, panel("checks")),
    Gambar("jadwal-terbit", "moderator", ARTICLE, "body", 620, panel("status")),
    Gambar("terbitkan-bersama", "moderator", "/cms/terbitkan-bersama/new/", "body", 420),
    Gambar("alamat", "moderator", ARTICLE.replace("edit", "unpublish"), "body", 460),
    Gambar("laporan", "moderator", "/cms/reports/isi-perlu-diperiksa/", "body"),
    Gambar("tempat-sampah", "moderator", ARTICLE.replace("edit", "delete"), "body", 620),
    Gambar("menerjemahkan", "penerjemah", "/cms/terjemahan/", "body"),
    Gambar("po", "penerjemah", "/cms/pages/{News}/edit/", "body"),
    Gambar("data-produksi", "admin", "/cms/data-produksi/impor/baru/", "body"),
    Gambar("unduhan", "editor", "/cms/documents/multiple/add/", "body", 460),
    Gambar("pengguna", "admin", "/cms/users/new/", "body"),
    # The last one, because the article then waits for approval.
    Gambar("memeriksa", "moderator", ARTICLE, "body", 620, hand_in),
)


def start_site(folder: Path, password: str) -> subprocess.Popen[bytes]:
    """Start the site with its sample content in a folder of its own."""
    environment = {
        **os.environ,
        "DATA_DIR": str(folder),
        "PORT": PORT,
        "DEMO_PASSWORD": password,
        "DJANGO_SETTINGS_MODULE": "dinas.settings.local",
    }
    command = [sys.executable, str(ROOT / "tools" / "serve.py")]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


@contextmanager
def site(given: str, password: str) -> Iterator[str]:
    """Give the address of a site that answers; one of our own is stopped afterwards."""
    if given:
        yield given.rstrip("/")
        return
    folder = Path(tempfile.mkdtemp(prefix="panduan-"))
    process = start_site(folder, password)
    address = f"http://127.0.0.1:{PORT}"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the site answers.

    Raises:
        SystemExit: it ended, or never answered.
    """
    end = time.monotonic() + START_LIMIT_S
    while time.monotonic() < end and process.poll() is None:
        with (
            suppress(OSError),
            urllib.request.urlopen(f"{address}/robots.txt", timeout=30),  # noqa: S310 (ours)
        ):
            return
        time.sleep(1)
    raise SystemExit("The site did not start; `make run` tells why.")


def log_in(page: Page, address: str, name: str, password: str) -> None:
    """Log in the way a person does: by the words on the screen."""
    page.goto(f"{address}/cms/")
    page.get_by_role("textbox", name=re.compile("Nama pengguna")).fill(name)
    secret = page.get_by_label(re.compile("Kata sandi|Sandi"))
    secret.and_(page.locator("input[type=password]")).fill(password)
    page.get_by_role("button", name=re.compile("^Masuk")).click()
    page.wait_for_url(re.compile("/cms/(?!login)"))


def window(browser: Browser) -> Page:
    """Open a light Indonesian window in which nothing moves."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    return context.new_page()


def found(page: Page, address: str, path: str) -> str:
    """Put the numbers of pages in the place of their titles, found the way an editor searches."""
    for title in re.findall(r"\{(.+?)\}", path):
        page.goto(f"{address}/cms/pages/search/?q={quote(title)}")
        link = page.get_by_role("link", name=title, exact=True).first
        number = re.search(r"/pages/(\d+)/", link.get_attribute("href") or "")
        path = path.replace(f"{{{title}}}", number[1] if number else "0")
    return path


def take(page: Page, address: str, picture: Gambar) -> bytes:
    """Go there, do what is to be done, and return the part of the screen as PNG."""
    page.goto(address + found(page, address, picture.path))
    page.wait_for_load_state("networkidle")
    if picture.steps:
        picture.steps(page)
        page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)  # for panels that unfold
    page.evaluate(SAME_EVERY_DAY)
    box = page.locator(picture.part).first.bounding_box()
    if box is None:
        raise SystemExit(f"{picture.name}: {picture.part} is not on the screen.")
    top = max(box["y"], 0)
    return page.screenshot(
        animations="disabled",
        caret="hide",
        clip={
            "x": max(box["x"], 0),
            "y": top,
            "width": min(box["width"], WIDTH - max(box["x"], 0)),
            "height": min(picture.height, box["height"], HEIGHT - top),
        },
    )


def write(name: str, png: bytes) -> int:
    """Keep a picture as WebP, as good as its size allows; return its bytes."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in (90, 80, 70, 55, 40):
        target = io.BytesIO()
        image.save(target, "WEBP", quality=quality, method=6)
        if target.tell() <= MOST_BYTES:
            break
    (FOLDER / f"{name}.webp").write_bytes(target.getvalue())
    return target.tell()


def main() -> int:
    """Make all pictures, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", default="", help="a site that runs already")
    parser.add_argument("names", nargs="*", help="pictures to make; all unless given")
    chosen = parser.parse_args()
    password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(12)
    FOLDER.mkdir(exist_ok=True)
    failed = []
    with site(chosen.site, password) as address, sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--lang=id"]
        )
        pages: dict[str, Page] = {}
        for picture in PICTURES:
            if chosen.names and picture.name not in chosen.names:
                continue
            if picture.role not in pages:
                pages[picture.role] = window(browser)
                if picture.role:
                    log_in(pages[picture.role], address, picture.role, password)
            try:
                size = write(picture.name, take(pages[picture.role], address, picture))
                sys.stdout.write(f"{picture.name}.webp {size} bytes\n")
            except Exception as error:  # noqa: BLE001 (the others are made all the same)
                failed.append(f"{picture.name}: {str(error).splitlines()[0]}")
        browser.close()
    sys.stdout.write("".join(f"FAILED {line}\n" for line in failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
