from datetime import date

import pytest

from organisations.timeline import Row, draw
from reports.document import (
    Chapter,
    DataRow,
    DataTable,
    Document,
    Quoted,
    Stated,
    from_json,
    to_json,
)
from reports.prose.reading import read

TEXT = (
    "<p>Ett <strong>ord {{ a.b|c }}</strong><span class=footnote>not</span><br>rad</p>"
    "<ol><li>a<ul><li>b</ul></ol><h3>R</h3><h4>S</h4><blockquote>c</blockquote>"
    '<table><tr><th colspan=2>d<tr><td>e<td>f</table><figure data-block="fees"></figure>'
    '<p><a href="https://example.org/">länk</a></p>'
)
DRAWING = draw(
    [Row("POLIS", "sedan 2003", starts=date(2003, 1, 1), is_open=True)], date(2011, 3, 24)
)
TABLE = DataTable(
    kind="timeline",
    caption="Över tid.",
    columns=("Organisation", "Period"),
    rows=(DataRow("polis/1", ("POLIS", None)),),
    drawing=DRAWING.wide,
    number=1,
)
DOCUMENT = Document(
    slug="oversyn",
    title="Översyn",
    short_title="Översyn",
    office="Stadsledningskontoret",
    division="",
    annex="1",
    reference_number="006-1348/2010",
    dated=date(2011, 3, 24),
    as_of=date(2011, 3, 24),
    chapters=(Chapter(7, 1, 2, "Bakgrund", (*read(TEXT), TABLE)),),
    quoted=(
        Quoted("a.b|c", "A: b", "sju", "2009", (Stated("Rapport", "s. 1", "2011"),), ("åtta",)),
    ),
)


def test_a_document_is_read_back_as_it_was_written():
    assert from_json(to_json(DOCUMENT)) == DOCUMENT


def test_the_same_document_is_the_same_text():
    assert to_json(from_json(to_json(DOCUMENT))) == to_json(DOCUMENT)


@pytest.mark.parametrize("text", ["{}", "[]", '{"slug": 1}'])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="not a document"):
        from_json(text)


def test_its_tables_are_those_from_the_register():
    assert DOCUMENT.tables() == (TABLE,)
