"""Content-Security-Policy, cookies and headers."""

from typing import Any

from django.utils.csp import CSP

# What public pages may do: only what this host serves, and no inline code or style at all.
PUBLIC_CSP: dict[str, Any] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    # Video is loaded from the provider's privacy mode, and only after the reader's click.
    "frame-src": ["https://www.youtube-nocookie.com"],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],  # the editors' preview is a frame of this host
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}

# Wagtail's admin has no nonces and writes styles and scripts into its pages.
ADMIN_CSP: dict[str, Any] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "blob:"],
    "media-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
}

PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), payment=(), usb=(), browsing-topics=()"
)
