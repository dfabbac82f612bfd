"""The data behind a document, as the files that go with it."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from reports.document import Chapter, DataRow, DataTable, Document, from_json
from reports.issuing.attachments import attachments, table_files
from reports.issuing.text import text_of
from reports.prose.reading import read

TABLE = DataTable(
    kind="memberships",
    caption="Stadens medlemskap.",
    columns=("Nätverk", "Sedan"),
    rows=(DataRow("eurocities", ("Eurocities; och fler", "1995")), DataRow("c40", ("C40", None))),
    number=1,
)


def document(*blocks):
    header = {"slug": "x", "title": "Översyn", "short_title": "x", "office": "x", "division": ""}
    header |= {"annex": "1", "reference_number": "", "dated": date(2011, 3, 24)}
    chapter = Chapter(1, 1, 2, "Bakgrund", blocks)
    return Document(**header, as_of=date(2011, 3, 24), chapters=(chapter,))


def as_rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_document_without_tables_has_its_data_alone():
    assert [name for name, _, _ in attachments(document())] == ["data.json"]


def test_the_data_are_the_whole_document():
    [_, (_, content, _)] = sorted(attachments(document(TABLE)), reverse=True)

    assert from_json(content.decode()) == document(TABLE)


def test_each_table_is_a_file_named_after_its_number_and_caption():
    second = replace(TABLE, number=2, caption="")

    files = attachments(document(TABLE, second))

    assert [(name, said) for name, _, said in files] == [
        ("data.json", "Hela dokumentet som data (JSON)"),
        ("tabell-1-stadens-medlemskap.csv", "Tabell 1. Stadens medlemskap."),
        ("tabell-2-memberships.csv", "Tabell 2."),
    ]


def test_a_csv_has_headings_rows_and_says_what_is_unknown():
    [table] = table_files(document(TABLE))

    assert table.to_csv().startswith(b"\xef\xbb\xbf")
    assert as_rows(table.to_csv()) == [
        ["Nätverk", "Sedan"],
        ["Eurocities; och fler", "1995"],
        ["C40", "uppgift saknas"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "-5", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(text):
    row = DataRow("x", (text, "1"))

    [table] = table_files(document(replace(TABLE, rows=(row,))))

    assert as_rows(table.to_csv())[1][0] == f"'{text}"


def test_a_written_table_is_a_file_too_and_what_spans_stands_once():
    [block] = read(
        "<table><caption>Möten.</caption>"
        "<thead><tr><th>Ort</th><th colspan='2'>När</th></tr></thead>"
        "<tbody><tr><td rowspan='2'>Malmö</td><td>maj</td><td>2010</td></tr>"
        "<tr><td>juni</td><td>2011</td></tr></tbody></table>"
    )

    [table] = table_files(document(replace(block, number=3)))

    assert (table.name, table.label) == ("tabell-3-moten.csv", "Tabell 3")
    assert table.rows == (("Ort", "När", ""), ("Malmö", "maj", "2010"), ("", "juni", "2011"))


def test_the_same_document_gives_the_same_bytes():
    assert attachments(document(TABLE)) == attachments(document(TABLE))


def test_the_text_is_every_word_line_by_line():
    blocks = read("<p>Staden <strong>är</strong> med.</p><ul><li>ett</li><li>två</li></ul>")

    assert text_of(document(*blocks, replace(TABLE, note="Enligt källan."))).splitlines() == [
        "Översyn",
        "Bakgrund",
        "Staden är med.",
        "ett",
        "två",
        "Stadens medlemskap.",
        "Nätverk\tSedan",
        "Eurocities; och fler\t1995",
        "C40\tuppgift saknas",
        "Enligt källan.",
    ]
