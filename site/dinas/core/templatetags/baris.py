"""Where lines may break."""

import re

from django import template
from django.template.defaultfilters import stringfilter

register = template.Library()

_SHORT_PREFIX = re.compile(r"\b([^\W\d_]-)(?=[^\W\d_])")
WORD_JOINER = "\u2060"


@register.filter
@stringfilter
def utuh(text: str) -> str:
    """Keep words like e-RDKK whole: without this, a line may end behind their "e-"."""
    return _SHORT_PREFIX.sub(rf"\1{WORD_JOINER}", text)
