"""The catalogue for machines: schema.org for search engines, DCAT for portals of open data.

https://www.w3.org/TR/vocab-dcat-3/ and https://schema.org/Dataset
"""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from dinas.navigation.structured_data import Fakta, waktu_mesin
from statistik.katalog import Dataset, Katalog

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
LANGUAGES = {"id": f"{LANGUAGE}IND", "en": f"{LANGUAGE}ENG"}
MEDIA = "https://www.iana.org/assignments/media-types/"


# --- schema.org ---


def fakta_katalog(katalog: Katalog) -> Fakta:
    """Return the catalogue with its data sets in short."""
    return {
        "@type": "DataCatalog",
        "@id": katalog.alamat,
        "name": katalog.judul,
        "description": katalog.keterangan,
        "url": katalog.alamat,
        "inLanguage": katalog.bahasa,
        "publisher": {"@id": f"{katalog.asal}/#dinas"},
        "dataset": [
            {
                "@type": "Dataset",
                "@id": one.alamat,
                "name": one.judul,
                "description": one.keterangan,
                "url": one.alamat,
                **_licence(one),
            }
            for one in katalog.dataset
        ],
    }


def fakta_dataset(dataset: Dataset, katalog: Katalog) -> Fakta:
    """Return a data set with all that is known of it."""
    facts: Fakta = {
        "@type": "Dataset",
        "@id": dataset.alamat,
        "name": dataset.judul,
        "description": dataset.keterangan,
        "url": dataset.alamat,
        "identifier": dataset.alamat,
        "inLanguage": katalog.bahasa,
        "isAccessibleForFree": True,
        "creator": {
            "@type": "GovernmentOrganization",
            "@id": f"{katalog.asal}/#dinas",
            "name": _("Agriculture Office of Grobogan Regency"),
            "url": katalog.beranda,
        },
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": katalog.alamat,
            "name": katalog.judul,
        },
        "measurementTechnique": dataset.metode,
        "variableMeasured": [
            {"@type": "PropertyValue", "name": one.nama, "unitText": one.satuan}
            for one in dataset.ukuran
        ],
        "spatialCoverage": [
            {
                "@type": "Place",
                "name": name,
                "identifier": {
                    "@type": "PropertyValue",
                    "propertyID": "Kemendagri",
                    "value": code,
                },
            }
            for code, name in dataset.kode_wilayah
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{dataset.judul} ({one.nama})",
                "encodingFormat": one.jenis.split(";")[0],
                "contentUrl": one.alamat,
            }
            for one in dataset.berkas
        ],
        "citation": dataset.sumber,
        **_licence(dataset),
    }
    if dataset.periode:
        facts["temporalCoverage"] = f"{dataset.periode[0]}/{dataset.periode[1]}"
    if dataset.diperbarui:
        facts["dateModified"] = waktu_mesin(dataset.diperbarui)
    return {name: value for name, value in facts.items() if value not in ([], "")}


def _licence(dataset: Dataset) -> Fakta:
    licence = dataset.lisensi_alamat or dataset.lisensi
    return {"license": licence} if licence else {}


# --- DCAT ---


def dcat(katalog: Katalog) -> dict[str, Any]:
    """Return the catalogue as DCAT 3 in JSON-LD."""
    publisher = {
        "@id": f"{katalog.asal}/#dinas",
        "@type": "foaf:Organization",
        "foaf:name": _told(_("Agriculture Office of Grobogan Regency"), katalog),
        "foaf:homepage": {"@id": katalog.beranda},
    }
    node: dict[str, Any] = {
        "@context": PREFIXES,
        "@id": katalog.alamat,
        "@type": "dcat:Catalog",
        "dct:title": _told(katalog.judul, katalog),
        "dct:description": _told(katalog.keterangan, katalog),
        "dct:language": {"@id": LANGUAGES[katalog.bahasa]},
        "dct:publisher": publisher,
        "foaf:homepage": {"@id": katalog.alamat},
        "dcat:dataset": [_dataset(one, katalog) for one in katalog.dataset],
    }
    return _with_moment(node, katalog.diperbarui)


def _dataset(dataset: Dataset, katalog: Katalog) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": dataset.alamat,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.kode,
        "dct:title": _told(dataset.judul, katalog),
        "dct:description": _told(dataset.keterangan, katalog),
        "dct:language": {"@id": LANGUAGES[katalog.bahasa]},
        "dct:publisher": {"@id": f"{katalog.asal}/#dinas"},
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "skos:prefLabel": _told(dataset.metode, katalog),
        },
        "dct:bibliographicCitation": dataset.sumber,
        "dct:spatial": [
            {"@type": "dct:Location", "dct:identifier": code, "skos:prefLabel": name}
            for code, name in dataset.kode_wilayah
        ],
        "dcat:landingPage": {"@id": dataset.alamat},
        "dcat:keyword": [_told(one.nama, katalog) for one in dataset.ukuran],
        "dcat:distribution": [
            {
                "@id": f"{one.alamat}#berkas",
                "@type": "dcat:Distribution",
                "dct:title": _told(f"{dataset.judul} ({one.nama})", katalog),
                "dcat:accessURL": {"@id": dataset.alamat},
                "dcat:downloadURL": {"@id": one.alamat},
                "dcat:mediaType": {"@id": f"{MEDIA}{one.jenis.split(';')[0]}"},
                **_dcat_licence(dataset, katalog),
            }
            for one in dataset.berkas
        ],
    }
    if dataset.periode:
        first, last = dataset.periode
        node["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:gYear", "@value": str(first)},
            "dcat:endDate": {"@type": "xsd:gYear", "@value": str(last)},
        }
    return _with_moment(node, dataset.diperbarui)


def _dcat_licence(dataset: Dataset, katalog: Katalog) -> dict[str, Any]:
    if dataset.lisensi_alamat:
        return {"dct:license": {"@id": dataset.lisensi_alamat}}
    if dataset.lisensi:
        statement = {
            "@type": "dct:RightsStatement",
            "skos:prefLabel": _told(dataset.lisensi, katalog),
        }
        return {"dct:rights": statement}
    return {}


def _told(text: str, katalog: Katalog) -> dict[str, str]:
    return {"@language": katalog.bahasa, "@value": str(text)}


def _with_moment(node: dict[str, Any], moment: dt.datetime | None) -> dict[str, Any]:
    if moment is not None:
        node["dct:modified"] = {"@type": "xsd:dateTime", "@value": waktu_mesin(moment)}
    return node


# --- Turtle ---


def turtle(node: dict[str, Any]) -> str:
    """Return the same as Turtle; it understands what `dcat` writes, not all of JSON-LD."""
    heads = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    blocks: list[str] = []
    _block(node, blocks)
    return "\n".join([*heads, "", *blocks, ""])


def _block(node: dict[str, Any], blocks: list[str]) -> None:
    """Write a node that has an address, and after it those inside it that have one, too."""
    inner: list[dict[str, Any]] = []
    lines = [f"  {line}" for line in _lines(node, inner)]
    blocks.append(f"<{_iri(node['@id'])}>\n" + " ;\n".join(lines) + " .\n")
    for one in inner:
        _block(one, blocks)


def _lines(node: dict[str, Any], inner: list[dict[str, Any]]) -> Iterator[str]:
    for name, value in node.items():
        if name in {"@context", "@id"}:
            continue
        if name == "@type":
            yield f"a {value}"
            continue
        values = value if isinstance(value, list) else [value]
        if values:
            yield f"{name} {', '.join(_object(one, inner) for one in values)}"


def _object(value: Any, inner: list[dict[str, Any]]) -> str:
    if isinstance(value, str):
        return _literal(value)
    if "@value" in value:
        literal = _literal(value["@value"])
        if "@language" in value:
            return f"{literal}@{value['@language']}"
        return f"{literal}^^{value['@type']}"
    if "@id" in value:
        if len(value) > 1:
            inner.append(value)
        return f"<{_iri(value['@id'])}>"
    return f"[ {' ; '.join(_lines(value, inner))} ]"


def _literal(text: str) -> str:
    # JSON's escapes are Turtle's, too; what is beyond ASCII is written as it is.
    return json.dumps(text, ensure_ascii=False)


def _iri(address: str) -> str:
    return "".join(f"%{ord(sign):02X}" if sign in '<>"{}|^`\\ ' else sign for sign in address)
