"""From where a request comes, as far as that can be believed."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 (no place to listen at: a request through a socket has no address)


def _valid(text: str) -> str | None:
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError:
        return None


def client_address(request: HttpRequest) -> str:
    """Return the address that the outermost proxy of ours saw.

    Every proxy adds to the end of `X-Forwarded-For` whom it heard; what stands before that was
    written by the visitor. Without a declared proxy the header counts for nothing.
    """
    proxies = settings.TRUSTED_PROXIES
    if proxies:
        heard = request.headers.get("X-Forwarded-For", "").split(",")
        if len(heard) >= proxies and (address := _valid(heard[-proxies])):
            return address
    return _valid(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def network_of(address: str) -> str:
    """Return the network that an address belongs to: enough to recognise a place, not a person."""
    parsed = ipaddress.ip_address(address)
    prefix = 24 if parsed.version == 4 else 48
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False).network_address)
