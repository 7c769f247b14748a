"""Who gets in: django-allauth's login with a second factor, in place of Wagtail's own forms."""

from typing import Any

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

# Every door leads to the same form: Wagtail has one for the admin and one for private pages.
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day; what is typed then is kept (sesi.js)
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
INVITATION_DAYS = 7
# The longest time for a link; dinas.accounts.tokens lets one for a lost password end after a day.
PASSWORD_RESET_TIMEOUT = INVITATION_DAYS * 24 * 60 * 60
WAGTAILUSERS_PASSWORD_ENABLED = False  # owners choose it by a link (dinas.accounts.people)

AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
AUTH_PASSWORD_VALIDATORS.append({"NAME": "dinas.accounts.passwords.OfficeWordsValidator"})

ACCOUNT_ADAPTER = "dinas.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_ENABLED = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are written down by an administrator
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody makes this site write to strangers
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "dinas.accounts.tokens.TokenGenerator"  # noqa: S105 (a path)
ACCOUNT_FORMS = {
    "login": "dinas.accounts.forms.LoginForm",
    "reset_password": "dinas.accounts.forms.ResetPasswordForm",
}
# Wrong passwords are counted by dinas.accounts.throttle; `login_failed` here holds wrong codes.
# The limits for an address are far above what an office behind one router types.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "5/5m/key",
    "reset_password": "60/h/ip,5/h/key",
    "reset_password_from_key": "60/m/ip",
}

MFA_ADAPTER = "dinas.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Dinas Pertanian Grobogan"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "dinas.accounts.forms.AuthenticateForm",
    "reauthenticate": "dinas.accounts.forms.ReauthenticateCodeForm",
}
