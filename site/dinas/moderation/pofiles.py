"""A PO file from an outside translator: taken whole, or refused in words that say why."""

import re
import tempfile
from pathlib import Path
from typing import Any

import polib
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)

from dinas.moderation.texts import fault_of

MAX_SIZE_BYTES = 2 * 1024 * 1024
MOST_FAULTS_SHOWN = 5
OWNER = "X-WagtailLocalize-TranslationID"
PO_LINE = re.compile(
    r'\s*(?:#.*|(?:msg(?:id|str|ctxt|id_plural)(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*")?\s*'
)
PARSER_FAULTS = (OSError, ValueError, LookupError, TypeError, AttributeError)
"""What polib raises for files that are no PO; it has no exception of its own."""

_LINE_WRONG = gettext_lazy("The file is not a valid PO file: line %(line)s is wrong.")


def read_po(upload: UploadedFile | None) -> polib.POFile:
    """Return what a person uploaded as a PO file.

    Raises:
        ValidationError: it isn't one; the message says in which line, where there are lines.
    """
    if upload is None:
        raise ValidationError(_("Choose a PO file first."))
    if (upload.size or 0) > MAX_SIZE_BYTES:
        raise ValidationError(_("This file is too large for a PO file. The most is 2 MB."))
    text = _text_of(upload.read())
    if not text.strip():
        raise ValidationError(_("This file is empty."))
    return _parsed(text)


def _text_of(content: bytes) -> str:
    if b"\0" in content:
        raise ValidationError(_("This is not a PO file: it is a picture or some other document."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"msgid" not in content:
            raise ValidationError(
                _("This is not a PO file: it is a picture or some other document.")
            ) from error
        line = content.count(b"\n", 0, error.start) + 1
        raise ValidationError(
            _("Line %(line)d cannot be read. Save the file with the encoding UTF-8.")
            % {"line": line}
        ) from error


def _parsed(text: str) -> polib.POFile:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # polib reads over a text that isn't closed, and loses its last letter.
    for number, line in enumerate(text.split("\n"), 1):
        if not PO_LINE.fullmatch(line):
            raise ValidationError(_LINE_WRONG % {"line": number})
    # polib takes a text that names a file for that file, so it gets a file of ours.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "unggahan.po"
        path.write_text(text, encoding="utf-8")
        try:
            po = polib.pofile(str(path), encoding="utf-8")
        except PARSER_FAULTS as error:
            place = re.search(r"\(line (\d+)\)", str(error))
            raise ValidationError(
                _LINE_WRONG % {"line": place.group(1)}
                if place
                else _("The file is not a valid PO file.")
            ) from error
    if not po and not po.metadata:
        raise ValidationError(_("The file is not a valid PO file: there are no texts in it."))
    return po


def _check_owner(po: polib.POFile, translation: Translation) -> None:
    owner = str(po.metadata.get(OWNER, "")).strip()
    if not owner:
        raise ValidationError(
            _(
                "The file does not say which page it belongs to. Download the PO file of this "
                "page anew and keep its first lines."
            )
        )
    if owner != str(translation.uuid):
        raise ValidationError(_words_for_owner(owner, translation))
    language = str(po.metadata.get("Language", "")).strip().replace("_", "-").lower()
    target = translation.target_locale.language_code.lower()
    if language and language.split("-")[0] != target.split("-")[0]:
        raise ValidationError(
            _(
                "The file says that its language is “%(language)s”, and this translation is "
                "“%(target)s”."
            )
            % {"language": language, "target": target}
        )


def _words_for_owner(owner: str, translation: Translation) -> str:
    try:
        other = Translation.objects.select_related("source", "target_locale").get(uuid=owner)
    except (Translation.DoesNotExist, ValidationError):
        return _("The file belongs to a translation that this site does not have.")
    if other.source_id == translation.source_id:
        return _("The file belongs to this page in another language: %(language)s.") % {
            "language": other.target_locale
        }
    return _("The file belongs to another page: “%(title)s”.") % {"title": other.source.object_repr}


def _known_texts(translation: Translation) -> dict[tuple[str, str], bool]:
    """Return the texts that the page has, or had when it was translated, by place."""
    now = StringSegment.objects.filter(source=translation.source).values_list(
        "context__path", "string__data"
    )
    earlier = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    ).values_list("context__path", "translation_of__data")
    return {**dict.fromkeys(earlier, False), **dict.fromkeys(now, True)}


def import_po(po: polib.POFile, translation: Translation, user: Any) -> list[str]:
    """Take the translated texts of a PO file over; return what the person should know besides.

    Raises:
        ValidationError: the file belongs elsewhere or has a fault; nothing was taken over.
    """
    _check_owner(po, translation)
    known = _known_texts(translation)
    contexts = {
        one.path: one
        for one in TranslationContext.objects.filter(object_id=translation.source.object_id)
    }
    faults, strangers, wanted = [], [], polib.POFile()
    unsure = 0
    for entry in po:
        if not entry.msgstr:
            continue
        if (entry.msgctxt or "", entry.msgid) not in known:
            strangers.append(entry.linenum)
            continue
        if "fuzzy" in entry.flags:
            unsure += 1
            continue
        context = contexts.get(entry.msgctxt or "")
        fault = fault_of(context, entry.msgid, entry.msgstr) if context else ""
        if fault:
            faults.append(_("Line %(line)d: %(fault)s") % {"line": entry.linenum, "fault": fault})
        wanted.append(entry)
    if faults:
        raise ValidationError(faults[:MOST_FAULTS_SHOWN])
    if not wanted and not unsure:
        raise ValidationError(_nothing_to_take(strangers))
    translation.import_po(wanted, user=user, tool_name=_("PO file"))
    return _remarks(strangers, unsure)


def _nothing_to_take(strangers: list[int]) -> str:
    if strangers:
        return _("None of the texts in the file stands on this page.")
    return _("Nothing in the file is translated yet.")


def _remarks(strangers: list[int], unsure: int) -> list[str]:
    remarks = []
    if strangers:
        lines = ", ".join(str(line) for line in strangers[:MOST_FAULTS_SHOWN])
        remarks.append(
            ngettext(
                "%(count)d text does not stand on this page any more and was left out "
                "(line %(lines)s).",
                "%(count)d texts do not stand on this page any more and were left out "
                "(lines %(lines)s).",
                len(strangers),
            )
            % {"count": len(strangers), "lines": lines}
        )
    if unsure:
        remarks.append(
            ngettext(
                "%(count)d text is marked as unsure (fuzzy) and was left out.",
                "%(count)d texts are marked as unsure (fuzzy) and were left out.",
                unsure,
            )
            % {"count": unsure}
        )
    return remarks
