"""The CMS speaks Indonesian: every string of Wagtail, wagtail-localize and the login has one."""

import json
import re
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings as project
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import gettext, ngettext, override
from django.views.i18n import JSONCatalog
from pytest_django import Settings

Key = tuple[str | None, str, str]

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")

CATALOGUES = [
    pytest.param(Path(app.path) / "locale", domain, id=f"{app.name}-{domain}")
    for app in apps.get_app_configs()
    if app.name.startswith(("wagtail", "allauth"))
    for domain in ("django", "djangojs")
    if (Path(app.path) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po").exists()
]
OURS = sorted(po for path in project.LOCALE_PATHS for po in Path(path).glob("id/LC_MESSAGES/*.po"))


def entries(po: Path) -> dict[Key, polib.POEntry]:
    """What a catalogue holds, by what gettext looks it up with; nothing when there is no file."""
    if not po.exists():
        return {}
    return {(e.msgctxt, e.msgid, e.msgid_plural): e for e in polib.pofile(po) if not e.obsolete}


def translated(po: Path) -> set[Key]:
    """The strings of a catalogue that msgfmt would keep: complete and not fuzzy."""
    return {key for key, entry in entries(po).items() if entry.translated()}


def outer_spaces(text: str) -> tuple[str, str]:
    """The white space before and after a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def is_faithful(entry: polib.POEntry) -> bool:
    """Whether a translation fits in the places where the English is used.

    A plural may keep the placeholders of either English form, for Indonesian has one form only.
    """
    indonesian = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
    english = [entry.msgid_plural, entry.msgid] if entry.msgid_plural else [entry.msgid]
    return (
        sorted(PLACEHOLDER.findall(indonesian))
        in [sorted(PLACEHOLDER.findall(form)) for form in english]
        and sorted(TAG.findall(indonesian)) == sorted(TAG.findall(english[0]))
        and outer_spaces(indonesian) == outer_spaces(english[0])
    )


@pytest.fixture
def compiled(settings: Settings, tmp_path: Path) -> None:
    """Our catalogues as the .po files are now, whether or not `make` has compiled them."""
    folders = []
    for number, path in enumerate(project.LOCALE_PATHS):
        folders.append(tmp_path / str(number))
        for po in Path(path).glob("*/LC_MESSAGES/*.po"):
            mo = folders[-1] / po.relative_to(path).with_suffix(".mo")
            mo.parent.mkdir(parents=True, exist_ok=True)
            polib.pofile(po).save_as_mofile(mo)
    settings.LOCALE_PATHS = folders


@pytest.mark.parametrize(("locale", "domain"), CATALOGUES)
def test_every_string_of_the_cms_has_an_indonesian_text(locale: Path, domain: str) -> None:
    missing = set(entries(locale / "en" / "LC_MESSAGES" / f"{domain}.po"))
    for language in ("id", "id_ID"):
        missing -= translated(locale / language / "LC_MESSAGES" / f"{domain}.po")
    for po in OURS:
        if po.stem == domain:
            missing -= translated(po)

    msgids = "\n".join(sorted(msgid for _, msgid, _ in missing))
    assert not missing, f"Add to site/locale_wagtail/id/LC_MESSAGES/{domain}.po:\n{msgids}"


@pytest.mark.parametrize("po", OURS, ids=lambda po: f"{po.parents[2].name}-{po.stem}")
def test_indonesian_keeps_the_placeholders_tags_and_outer_spaces(po: Path) -> None:
    broken = [e.msgid for e in entries(po).values() if e.translated() and not is_faithful(e)]

    assert not broken, "\n".join(broken)


@pytest.mark.usefixtures("compiled")
def test_indonesian_editors_read_our_words() -> None:
    with override("id"):
        assert gettext("Snippets") == "Data acuan"  # "Potongan" in Wagtail's own Indonesian
        assert gettext("Save draft") == "Simpan draf"
        pages = ngettext("Delete 1 page", "Delete %(counter)s pages", 3)
        assert pages % {"counter": 3} == "Hapus 3 halaman"


@pytest.mark.usefixtures("compiled")
def test_editors_who_chose_english_read_english() -> None:
    with override("en"):
        assert gettext("Snippets") == "Snippets"


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(
    ("package", "msgid", "indonesian"),
    [
        ("wagtail.admin", "Edit this page", "Sunting halaman ini"),
        ("wagtail_localize", "Publish in ", "Terbitkan dalam bahasa "),
    ],
)
def test_scripts_of_the_cms_read_our_words(
    rf: RequestFactory, package: str, msgid: str, indonesian: str
) -> None:
    with override("id"):
        response = JSONCatalog.as_view(packages=[package])(rf.get("/"))

    assert isinstance(response, HttpResponse)
    assert json.loads(response.content)["catalog"][msgid] == indonesian
