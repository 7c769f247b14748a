"""Machine translation: off, unless the environment names a provider and its key."""

from typing import Any

from environs import Env, ValidationError

from dinas.settings import _env

PROVIDERS = {
    "deepl": "wagtail_localize.machine_translators.deepl.DeepLTranslator",
    "libretranslate": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
}
TIMEOUT_S = 20


def _provider(value: str) -> None:
    if value and value not in PROVIDERS:
        raise ValidationError(f"It must be empty or one of {', '.join(PROVIDERS)}.")


def translator(env: Env) -> dict[str, Any] | None:
    """Return what wagtail-localize needs to know of the provider; None when there is none.

    A provider without its key, or without its address where everybody runs his own, stops the
    start: the translators' button would fail at each press.
    """
    provider = env.str("MACHINE_TRANSLATION", "", validate=_provider)
    key = env.str("MACHINE_TRANSLATION_KEY", "")
    url = env.str("MACHINE_TRANSLATION_URL", "", validate=_env.url_with("https", "http"))
    if provider not in PROVIDERS:
        return None  # off, or malformed: sealed later
    if not key:
        raise SystemExit(
            f"The environment variable MACHINE_TRANSLATION_KEY is missing: {provider} answers "
            "only with a key. Leave MACHINE_TRANSLATION empty to do without. See docs/settings.md."
        )
    if provider == "libretranslate" and not url:
        raise SystemExit(
            "The environment variable MACHINE_TRANSLATION_URL is missing: libretranslate has no "
            "address of its own. See docs/settings.md."
        )
    return {
        "CLASS": PROVIDERS[provider],
        "OPTIONS": {
            "AUTH_KEY": key,
            "API_KEY": key,
            "LIBRETRANSLATE_URL": (url or "").rstrip("/"),
            "TIMEOUT": TIMEOUT_S,
        },
    }
