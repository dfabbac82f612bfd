"""What nobody writes by hand gives a document, or a sentence that says why not; and soon."""

import time
from datetime import date

import pytest

from reports.document import Chapter, DataRow, DataTable, Document
from reports.docx import working_copy
from reports.prose.elements import LONGEST, ProseProblem
from reports.prose.reading import read
from reports.prose.words import words
from reports.prose.writing import write
from reports.render import render_html

SOON = 12  # seconds of the processor; what grows as a square takes minutes


def document(*blocks):
    day = date(2011, 3, 24)
    chapter = Chapter(1, 1, 2, "Rubrik", blocks)
    return Document("s", "Titel", "Titel", "Kontoret", "", "1", "1/2011", day, day, (chapter,))


def made(*blocks):
    """The page and the working copy."""
    whole = document(*blocks)
    return render_html(whole), working_copy(whole)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>Ett stycke med några ord i. </p>" * 28_000, id="a million characters"),
        pytest.param("<p>" + "x" * 1_000_000, id="an endless word"),
        pytest.param("<table><tr>" + "<td>a" * 100_000, id="a row of a hundred thousand cells"),
        pytest.param("<table>" + "<tr><td>a<td>b" * 10_000, id="ten thousand rows"),
        pytest.param("<table>" + "<tr><td rowspan=20>a<td>b" * 3_000, id="cells over many rows"),
        pytest.param("<ul>" + "<li>a" * 20_000, id="a long list"),
        pytest.param("<ol><li>a</ol><p>b</p>" * 3_000, id="many numbered lists"),
        pytest.param("<p>" + "<span>o</span> " * 60_000, id="many spans"),
        pytest.param("<p>" + "<br>" * 100_000 + "a", id="many breaks"),
        pytest.param(
            "".join(f'<a href="https://example.org/{n}">a</a> ' for n in range(10_000)),
            id="many links",
        ),
    ],
)
def test_a_text_without_end_is_made_soon(text):
    begun = time.process_time()

    blocks = read(text)
    html, copy = made(*blocks)

    assert read(write(blocks)) == blocks
    assert html
    assert copy
    assert time.process_time() - begun < SOON


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>a<tr><th>b<td colspan=x rowspan=-1>c<table><td>d</table><caption>e",
        "<table><tr><td colspan=100000>a<td rowspan=100000>b<tr><td>c</table>",
        "<ul><li>" * 140 + "a",
        "<p>שלום עולם, مرحبا بالعالم ‮omvänt‬</p>",
        "<p>👩‍👩‍👧‍👦🇸🇪👍🏽</p>",
        "<p>a\x00b\x0bc\x1f\ufffe</p>",
        "<!--" * 1000,
    ],
)
def test_what_is_odd_is_made_and_read_back(text):
    blocks = read(text)
    html, copy = made(*blocks)

    assert read(write(blocks)) == blocks
    assert (bool(html), bool(copy)) == (True, True)


@pytest.mark.slow
def test_a_table_of_ten_thousand_rows_from_the_register_is_made_soon():
    rows = tuple(DataRow(f"rad-{n}", (f"Nätverk {n}", "full medlem", None)) for n in range(10_000))
    begun = time.process_time()

    html, _copy = made(DataTable("memberships", "Rubrik.", ("Nätverk", "Form", "Period"), rows))

    assert html.count("<tr>") == 10_001
    assert time.process_time() - begun < SOON


@pytest.mark.parametrize("text", ["a" * (LONGEST + 1), "<" * (LONGEST // 3)])
def test_a_text_too_long_to_be_read_again_is_refused_when_it_is_stored(text):
    with pytest.raises(ProseProblem, match="för lång"):
        write(read(text))


def test_the_words_of_a_hundred_cells_in_a_row_are_all_there():
    [table] = read("<table><tr>" + "".join(f"<td>{n}" for n in range(100)))

    assert words([table]).split() == [str(n) for n in range(100)]
