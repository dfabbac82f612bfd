"""Every construct in one file, judged by a checker and by what no checker looks at."""

import io
import re
from datetime import datetime

import pytest
from pypdf import PdfReader

from reports.printing.conformance import check
from reports.printing.jobs import Attachment, Job
from reports.printing.press import press, print_html

from .samples import rich, simple

MOMENT = datetime(2026, 3, 24, 12, 0)
DATA = Attachment("uppgifter.json", b'{"a": 1}', "Uppgifterna", MOMENT)
TABLE = Attachment("tabell-1.csv", "ä;b\n".encode(), "Tabell 1", MOMENT)


@pytest.fixture(scope="module")
def archived():
    return print_html(rich(3), [DATA, TABLE])


@pytest.fixture(scope="module")
def root(archived):
    return PdfReader(io.BytesIO(archived.pdf)).trailer["/Root"]


def elements(element):
    """All structure elements below, with those around them."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            yield kid
            yield from elements(kid)


def kinds(element):
    return [str(kid.get_object().get("/S")) for kid in element["/K"]]


def test_it_is_both_for_the_archive_and_for_everybody(archived):
    assert check(archived.pdf, "3a") == []


def test_so_it_is_without_attachments_in_the_older_variant():
    printed = press.run(Job(rich(3), "2a", (DATA, TABLE)))

    assert check(printed.pdf, "2a") == []
    assert list(PdfReader(io.BytesIO(printed.pdf)).attachments) == []


def test_the_check_tells_what_is_broken():
    broken = print_html("<html><body><p>Utan språk och titel.</p></body></html>").pdf

    assert [line for line in check(broken) if line.startswith("PDF/UA-1: ")] != []


def test_the_setting_chooses_the_variant(settings):
    settings.PDF_VARIANT = "2a"

    assert check(print_html(simple("<p>x</p>")).pdf, "2a") == []


def test_its_data_are_inside_by_name(archived, root):
    reader = PdfReader(io.BytesIO(archived.pdf))
    names = root["/Names"]["/EmbeddedFiles"]["/Names"][::2]

    assert names == ["tabell-1.csv", "uppgifter.json"]
    assert {name: bytes(*found) for name, found in reader.attachments.items()} == {
        "tabell-1.csv": TABLE.content,
        "uppgifter.json": DATA.content,
    }
    assert [one.get_object()["/AFRelationship"] for one in root["/AF"]] == ["/Data", "/Data"]


def test_title_author_and_day_are_the_same_in_both_places(archived, root):
    reader = PdfReader(io.BytesIO(archived.pdf))
    xmp = root["/Metadata"].get_data().decode()
    values = re.findall(r"<rdf:li[^>]*>([^<]+)</rdf:li>", xmp)

    assert reader.metadata.title == "Prov av allt som en bilaga kan innehålla"
    assert [reader.metadata.title, reader.metadata.author, reader.metadata.subject] == values[:3]
    assert re.findall("<xmp:CreateDate>(.*)</xmp:CreateDate>", xmp) == ["2026-03-24"]
    assert reader.metadata.creation_date == datetime(2026, 3, 24)


def test_each_table_has_header_cells_with_a_scope(root):
    tables = [e for e in elements(root["/StructTreeRoot"]) if e["/S"] == "/Table"]

    for table in tables:
        scopes = [e["/A"]["/Scope"] for e in elements(table) if e["/S"] == "/TH"]
        assert set(scopes) == {"/Column", "/Row"}
    assert tables


def test_each_item_of_a_list_has_a_body(root):
    items = [e for e in elements(root["/StructTreeRoot"]) if e["/S"] == "/LI"]

    assert {tuple(kinds(item)) for item in items} == {("/Lbl", "/LBody"), ("/LBody",)}


def test_footnotes_are_notes(root):
    notes = [e for e in elements(root["/StructTreeRoot"]) if e["/S"] == "/Note"]

    assert [note["/ID"] for note in notes] == ["note-1", "note-2"]


def test_running_heads_are_no_content(archived):
    pages = PdfReader(io.BytesIO(archived.pdf)).pages
    counts = [page.get_contents().get_data().count(b"/Pagination") for page in pages]

    assert counts == [0] + [2] * (len(counts) - 1)
