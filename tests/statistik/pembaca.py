"""Reads figures out of what a reader gets: page, drawing, file, document."""

import csv
import io
import json
import re

from django.test import Client
from lxml import html as lxml_html
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.factories.angka import isi_berkas


def halaman(client: Client, path: str) -> lxml_html.HtmlElement:
    """Return a page that answers with 200."""
    response = client.get(path)
    assert response.status_code == 200, path
    element: lxml_html.HtmlElement = lxml_html.fromstring(response.content)
    return element


def angka_tertulis(text: str) -> float:
    """Read a number as Indonesians write it."""
    return float(text.replace(".", "").replace(",", "."))


def tabel(page: lxml_html.HtmlElement, nomor: int = 0) -> dict[str, list[str]]:
    """Return the rows of a table of chosen figures: the words of each cell by its first."""
    rows: dict[str, list[str]] = {}
    for row in page.xpath("//table[contains(@class, 'pilihan')]")[nomor].xpath(".//tbody/tr"):
        head, *cells = [" ".join(cell.text_content().split()) for cell in row.xpath("./*")]
        rows[head] = cells
    return rows


def batang(page: lxml_html.HtmlElement, css_class: str) -> dict[str, str]:
    """Return what the bars of a drawing say: the figure by its year or district."""
    texts = [
        text.text_content()
        for text in page.xpath(f"//*[@class='{css_class}'][descendant::*[@class='batang']]")[
            0
        ].xpath(".//text[not(@text-anchor='end')]")
    ]
    return dict(zip(texts[::2], texts[1::2], strict=False))


def csv_dari(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def angka_berkas(client: Client, path: str, kolom: str = "produksi_ton") -> dict[int, float]:
    """Return the figures of a file by their years."""
    data = isi_berkas(client.get(path))
    if ".json" in path:
        return {row["tahun"]: float(row[kolom]) for row in json.loads(data)["data"]}
    if ".xlsx" in path:
        sheet = load_workbook(io.BytesIO(data)).worksheets[0]
        head, *rows = list(sheet.iter_rows(values_only=True))
        year = next(place for place, name in enumerate(head) if str(name) in {"Tahun", "Year"})
        value = next(place for place, name in enumerate(head) if "(t" in str(name))
        return {row[year]: float(row[value]) for row in rows}
    return {int(row["tahun"]): float(row[kolom]) for row in csv_dari(data)}


def teks_pdf(data: bytes) -> str:
    """Return the text of a PDF, its spaces evened."""
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return re.sub(r"\s+", " ", text)
