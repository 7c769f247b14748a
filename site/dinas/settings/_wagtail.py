"""Wagtail and wagtail-localize: what editors may use, and what never calls out."""

from django.utils.translation import gettext_lazy as _

WAGTAIL_SITE_NAME = "Dinas Pertanian Kabupaten Grobogan"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
# Each in its own words: who chooses one may not read the other.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", "Indonesia"), ("en", "English")]

# All times of the office are WIB; one choice means that nobody is asked, or shifted.
WAGTAIL_USER_TIME_ZONES = ["Asia/Jakarta"]

# As the office writes dates; what else may be typed, dinas.formats says.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"

# Submitting a translation would otherwise publish Indonesian text under /en/ at once.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

WAGTAIL_PASSWORD_RESET_ENABLED = False  # the login is django-allauth's (dinas.settings._login)
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {
            "features": [
                "bold",
                "italic",
                "superscript",
                "subscript",
                "ol",
                "ul",
                "link",
                "document-link",
            ]
        },
    }
}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no page may make the server call another host
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_APPEND_SLASH = True

WAGTAILIMAGES_IMAGE_MODEL = "dinas_images.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "dinas.images.forms.CustomImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "avif", "heic", "heif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "dinas_images.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "dinas.images.forms.CustomDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "geojson", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx", "zip",
]  # fmt: skip

WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
