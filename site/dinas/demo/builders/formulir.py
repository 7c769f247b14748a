"""A sample form by which people write to the office."""

import uuid
from typing import Any

from dinas.core.models import BasePage
from dinas.demo.builders.terjemahan import Kamus, terjemahkan
from halaman.models import FormulirPage


def buat_formulir(parent: BasePage) -> FormulirPage:
    """Make a form in both languages, marked as a sample; return the Indonesian one."""
    words = Kamus()
    page = FormulirPage(
        locale=parent.locale,
        live=False,
        contoh=True,
        slug="tanya-penyuluh",
        title=words("Tanya penyuluh", "Ask an extension worker"),
        ringkasan=words(
            "Tulis pertanyaan Anda tentang tanaman, hama, pupuk, atau layanan dinas.",
            "Write your question about crops, pests, fertiliser or the office's services.",
        ),
        isian=_isian(words),
        ucapan=words(
            "Penyuluh menjawab pada hari kerja, lewat telepon atau surel yang Anda tulis.",
            "An extension worker answers on working days, by the telephone or e-mail you gave.",
        ),
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    terjemahkan(page, words)
    return page


def _isian(words: Kamus) -> list[dict[str, Any]]:
    return [
        _tanya("singkat", words("Nama", "Name")),
        _tanya(
            "telepon",
            words("Nomor telepon", "Telephone number"),
            words("Dipakai hanya untuk menjawab Anda.", "Used only to answer you."),
        ),
        _tanya("surel", words("Surel", "E-mail"), wajib=False),
        _tanya(
            "pilihan",
            words("Tentang apa", "What about"),
            pilihan=_pilihan(
                words("Hama dan penyakit", "Pests and diseases"),
                words("Pupuk dan benih", "Fertiliser and seed"),
                words("Alat dan mesin", "Tools and machinery"),
                words("Lainnya", "Something else"),
            ),
        ),
        _tanya(
            "panjang",
            words("Pertanyaan Anda", "Your question"),
            words("Sebut desa dan tanamannya.", "Say the village and the crop."),
        ),
    ]


def _tanya(kind: str, text: str, note: str = "", **more: Any) -> dict[str, Any]:
    value = {"pertanyaan": text, "keterangan": note, "wajib": True, **more}
    return {"type": kind, "value": value}


def _pilihan(*answers: str) -> list[dict[str, str]]:
    """Return answers with names of their own, by which their translations are found again."""
    return [{"type": "item", "id": str(uuid.uuid4()), "value": answer} for answer in answers]
