"""What a password of this office must not be made of."""

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

OFFICE_WORDS = [
    "dinas",
    "pertanian",
    "grobogan",
    "purwodadi",
    "kabupaten",
    "petani",
    "tani",
    "panen",
    "padi",
    "jagung",
    "kedelai",
    "sawah",
    "pupuk",
    "bibit",
    "benih",
    "irigasi",
    "kecamatan",
    "jateng",
    "jawatengah",
    "jawa",
    "tengah",
    "semarang",
    "indonesia",
    "admin",
    "administrator",
    "operator",
    "editor",
    "moderator",
    "penerjemah",
    "kantor",
    "situs",
    "website",
    "password",
    "sandi",
    "katasandi",
    "rahasia",
    "bismillah",
    "selamat",
    "merdeka",
    "pancasila",
]
"""Words that somebody who guesses at this office's passwords tries first."""

LEAST_LEFT = 6
"""So many characters must remain beside such words: a guesser adds the year and a sign to them."""

LOOKALIKES = str.maketrans("013457@$!", "oieastasi")


def _bare(password: str) -> str:
    plain = unicodedata.normalize("NFKC", password).casefold()
    return plain.translate(LOOKALIKES)


class OfficeWordsValidator:
    """Refuses passwords that are little more than the office's own words."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse one of which little is left without such words, digits and signs.

        Raises:
            ValidationError: too little is left.
        """
        # Digits stand for letters within words, and for years beside them.
        for form in (unicodedata.normalize("NFKC", password).casefold(), _bare(password)):
            left = form
            for word in sorted(OFFICE_WORDS, key=len, reverse=True):
                left = left.replace(word, "")
            if left != form and len(re.sub(r"[\W\d_]", "", left)) < LEAST_LEFT:
                raise ValidationError(
                    _(
                        "This password is made of words that anybody would guess here. "
                        "Take several words that have nothing to do with the office."
                    ),
                    code="password_office_words",
                )

    def get_help_text(self) -> str:
        """Say how to choose one."""
        return _("Several words in a row that have nothing to do with the office are good.")
