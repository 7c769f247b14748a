"""The API does what its OpenAPI file says, and the page for people shows it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from lxml import html as lxml_html
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dinas.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("penuh", "jam_wib")]

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@contextmanager
def one_connection() -> Iterator[None]:
    """Keep the connection that holds what the test made, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@pytest.mark.parametrize(
    "path",
    [
        "berita",
        "berita/{id}",
        "kategori",
        "kegiatan",
        "kegiatan/{id}",
        "jadwal",
        "jenis",
        "komoditas",
        "komoditas/{kode}",
        "produksi",
        "kecamatan",
        "kecamatan.geojson",
    ],
)
def test_answers_are_what_the_openapi_file_promises(
    client: Client, settings: Any, path: str
) -> None:
    settings.API_PER_MINUTE = 100_000
    settings.ALLOWED_HOSTS = ["*"]
    described = client.get("/api/v1/openapi.json").json()
    schema = schemathesis.openapi.from_dict(described)
    schema.app = application
    operation = schema[f"/api/v1/{path}"]["GET"]

    @hypothesis.settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy())
    def try_all(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    with one_connection():
        try_all()


def test_openapi_file_tells_every_address_in_both_languages(client: Client) -> None:
    source, english = (
        client.get(f"/api/v1/openapi.json?bahasa={language}").json() for language in ("id", "en")
    )

    assert english["openapi"].startswith("3.1")
    assert english["paths"].keys() == source["paths"].keys()
    for path, operations in english["paths"].items():
        for name, told in operations.items():
            other = source["paths"][path][name]
            assert other["summary"] != told["summary"], path
            for mine, theirs in zip(other["parameters"], told["parameters"], strict=True):
                if mine["in"] == "query":
                    assert mine["description"] != theirs["description"], mine["name"]
    assert "Raises:" not in json.dumps(english)


@pytest.mark.parametrize("language", ["", "/en"])
def test_page_for_people_shows_every_resource_with_an_example_that_answers(
    client: Client, language: str
) -> None:
    page = lxml_html.fromstring(client.get(f"{language}/api/").content)
    described = client.get("/api/v1/openapi.json").json()["paths"]
    shown = {code.text_content().removeprefix("GET ") for code in page.xpath("//p/code")}
    examples = page.xpath("//main//a[starts-with(@href, '/api/v1/')]/@href")

    assert shown == set(described)
    assert len(examples) == len(described) + 1
    for address in examples:
        response = client.get(address)
        assert response.status_code == 200, (address, response.text)
    text = page.xpath("string(//main)")
    for name in {one["name"] for told in described.values() for one in told["get"]["parameters"]}:
        assert name in text
    assert "300" in text
    assert not page.xpath("//main//script | //main//*[@style]")
