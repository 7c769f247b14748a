"""The API itself: its parts, its description, and what it says when it cannot answer."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from ninja import NinjaAPI
from ninja.errors import ValidationError

from dinas.api import berita, kegiatan, komoditas, wilayah
from dinas.api.problems import DitolakError, masalah, pesan_parameter
from dinas.api.wilayah import GEOJSON

TITLE = gettext_noop("Open data of the Agriculture Office of Grobogan Regency")
DESCRIPTION = gettext_noop(
    "What the site publishes, for programs: free of charge, without a key, read only."
)


class ApiDinas(NinjaAPI):
    """The API with a description in the active language, whose errors are problem documents."""

    def get_openapi_schema(self, **options: Any) -> Any:
        """Return the description, in words of the active language."""
        schema = super().get_openapi_schema(**options)
        schema["info"] = {name: gettext(text) for name, text in schema["info"].items() if text}
        for path, operations in schema["paths"].items():
            for operation in operations.values():
                # The docstring speaks to those who read the code.
                operation.pop("description", None)
                operation["summary"] = gettext(operation["summary"])
                operation["tags"] = [gettext(tag) for tag in operation["tags"]]
                for parameter in operation["parameters"]:
                    parameter.update(_told(parameter))
                    parameter["schema"] = _told(parameter["schema"])
                _name_media(path, operation["responses"])
        return schema


def _told(words: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in words.items() if name != "title"}
    if "description" in told:
        told["description"] = gettext(told["description"])
    return told


def _name_media(path: str, responses: dict[Any, Any]) -> None:
    """Say by which media type each answer really comes."""
    for status, answer in responses.items():
        if int(status) >= 400:
            kind = "application/problem+json"
        elif path.endswith(".geojson"):
            kind = GEOJSON
        else:
            continue
        answer["content"] = {kind: answer["content"]["application/json"]}


api = ApiDinas(
    title=TITLE, version="1.0", description=DESCRIPTION, docs_url=None, urls_namespace="api-v1"
)
for part in (berita, kegiatan, komoditas, wilayah):
    api.add_router("", part.router)


@api.exception_handler(ValidationError)
def salah_parameter(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Say of each parameter what it takes."""
    return masalah(request, 422, errors=[pesan_parameter(one) for one in fault.errors])


@api.exception_handler(DitolakError)
def ditolak(request: HttpRequest, fault: DitolakError) -> HttpResponse:
    """Say which parameter names what there is not."""
    return masalah(request, fault.status, errors=[(fault.name, fault.message)])


@api.exception_handler(Http404)
def tidak_ada(request: HttpRequest, fault: Http404) -> HttpResponse:
    """Say that nothing public stands there."""
    return masalah(request, 404)
