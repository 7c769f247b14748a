"""Words that mean the same to readers of the sample site."""

from dinas.search.models import Sinonim

SINONIM = (
    "asuransi usaha tani padi, AUTP",
    "bawang merah, brambang, shallot, shallots, onion",
    "benih, bibit, seed",
    "cabai, cabe, lombok, chilli, chili",
    "jagung, maize, corn",
    "kacang hijau, kacang ijo, mung bean",
    "kedelai, kedele, soybean, soya",
    "padi, rice",
    "panen, harvest",
    "pupuk, rabuk, fertiliser, fertilizer",
    "subsidi, subsidised, subsidized",
    "tanam, nanem, nandur",
    "tembakau, mbako, tobacco",
)


def buat_sinonim() -> None:
    """Add what editors would add first."""
    Sinonim.objects.bulk_create([Sinonim(kata=words) for words in SINONIM])
