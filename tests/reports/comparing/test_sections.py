import pytest

from reports.comparing import differences
from tests.reports.comparing.samples import make_chapter, make_document, make_table, said

PARTS = ["<p>Staden är medlem sedan 2003.</p>", "<p>Avgiften är inte känd för året.</p>"]
LAST = "<p>Nämnden har inte tagit ställning.</p>"


def compare(old, new):
    return differences(make_document(*old), make_document(*new)).sections


def told(section):
    """The parts of a section, each by its kind and its difference."""
    return [(part.kind, said(part.runs)) for part in section.lines()]


def one(*blocks):
    return [make_chapter(1, "Bakgrund", *blocks)]


def test_the_same_text_is_the_same():
    [section] = compare(one(*PARTS), one(*PARTS))

    assert (section.kind, section.parts, section.is_touched) == ("same", (), False)


def test_a_paragraph_that_came_leaves_the_others_alone():
    [section] = compare(one(*PARTS), one(PARTS[0], LAST, PARTS[1]))

    assert [part.kind for part in section.parts] == ["same", "new", "same"]


def test_a_changed_paragraph_answers_to_what_it_was():
    changed = "<p>Avgiften är nu känd för hela året.</p>"

    [section] = compare(one(*PARTS, LAST), one(PARTS[0], changed, LAST))

    assert told(section)[1] == (
        "changed",
        "Avgiften är [-inte-] {+nu+} känd för {+hela+} året .",
    )


def test_paragraphs_that_have_nothing_in_common_go_and_come_whole():
    [section] = compare(one(PARTS[0]), one(LAST))

    assert [part.kind for part in section.parts] == ["gone", "new"]


def test_a_paragraph_moved_within_its_section_has_moved():
    [section] = compare(one(*PARTS, LAST), one(LAST, *PARTS))

    assert [part.kind for part in section.parts] == ["moved-here", "same", "same", "moved-away"]
    assert [part.elsewhere for part in section.parts] == ["", "", "", ""]


def test_a_paragraph_moved_to_another_section_says_where():
    old = [make_chapter(1, "Bakgrund", *PARTS), make_chapter(2, "Slutsatser", LAST)]
    new = [make_chapter(1, "Bakgrund", PARTS[0]), make_chapter(2, "Slutsatser", LAST, PARTS[1])]

    first, second = compare(old, new)

    assert [(part.kind, part.elsewhere) for part in first.parts] == [
        ("same", ""),
        ("moved-away", "Slutsatser"),
    ]
    assert [(part.kind, part.elsewhere) for part in second.parts] == [
        ("same", ""),
        ("moved-here", "Bakgrund"),
    ]


def test_two_short_lines_alike_have_not_moved():
    [section] = compare(one("<p>Ja.</p>", *PARTS), one(*PARTS, "<p>Ja.</p>"))

    assert [part.kind for part in section.parts] == ["gone", "same", "same", "new"]


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("<ul><li>a<li>b", "<ul><li>a<li>c<li>b", ["same a", "new {+c+}", "same b"]),
        ("<ul><li>a<ul><li>b", "<ul><li>a<li>b", ["same a", "changed b"]),
        ("<ol><li>ett två", "<ol><li>ett två tre", ["changed ett två {+tre+}"]),
        ("<h3>En rubrik</h3>", "<h3>Ny rubrik</h3>", ["changed [-En-] {+Ny+} rubrik"]),
        ("<p>En rubrik</p>", "<h3>En rubrik</h3>", ["changed En rubrik"]),
        ("<blockquote>a b c</blockquote>", "<blockquote>a b d</blockquote>",
         ["changed a b [-c-] {+d+}"]),
        ("a b<span class=footnote>c d</span>", "a b<span class=footnote>c e</span>",
         ["changed a b [ c [-d-] {+e+} ]"]),
    ],
)  # fmt: skip
def test_lists_headings_quotes_and_footnotes_are_compared(old, new, difference):
    [section] = compare(one(old), one(new))

    assert [f"{kind} {words}" for kind, words in told(section)] == difference


def test_what_stands_as_something_else_says_what_it_was():
    [section] = compare(one("<p>En sak</p>"), one("<ul><li>En sak</ul>"))

    assert [(p.kind, p.was, p.line.kind, p.line.within) for p in section.parts] == [
        ("changed", "text", "point", ("list",))
    ]


def test_sections_answer_to_each_other_by_their_rows_whatever_they_are_called():
    [section] = compare([make_chapter(7, "Bakgrund", *PARTS)], [make_chapter(7, "Uppdrag", *PARTS)])

    assert (section.kind, section.heading, said(section.renamed)) == (
        "changed",
        "Uppdrag",
        "[-Bakgrund-] {+Uppdrag+}",
    )


def test_sections_with_other_rows_answer_by_their_headings():
    old = [make_chapter(1, "Nätverk i Europa", PARTS[0]), make_chapter(2, "Slut", LAST)]
    new = [make_chapter(8, "Slut", LAST), make_chapter(9, "Nätverken i Europa", PARTS[0])]

    found = compare(old, new)

    assert [(s.key, s.kind, s.is_moved) for s in found] == [
        (8, "same", True),
        (9, "changed", False),
    ]


def test_sections_come_and_go_and_what_is_gone_stands_where_it_stood():
    old = [make_chapter(n, f"Rubrik{n}", f"<p>Ett stycke {n} {n}</p>") for n in (1, 2, 3)]
    new = [old[0], make_chapter(4, "Nytt", LAST), old[2]]

    assert [(s.key, s.kind) for s in compare(old, new)] == [
        (1, "same"),
        (2, "gone"),
        (4, "new"),
        (3, "same"),
    ]


def test_a_section_that_moved_or_was_indented_says_so():
    first, second, third = (make_chapter(n, f"Rubrik{n}", LAST) for n in (1, 2, 3))
    new = [third, first, make_chapter(2, "Rubrik2", LAST, level=3)]

    found = compare([first, second, third], new)

    assert [(s.key, s.kind, s.is_moved, s.old_level) for s in found] == [
        (3, "same", True, 0),
        (1, "same", False, 0),
        (2, "changed", False, 2),
    ]


def test_only_what_differs_in_the_header_is_told():
    old = make_document(title="Översyn", annex="1")
    new = make_document(title="Översyn", annex="2")

    comparison = differences(old, new)

    assert [(h.name, h.old, h.new) for h in comparison.header] == [("annex", "1", "2")]
    assert (comparison.is_empty, differences(old, old).is_empty) == (False, True)


def test_a_table_between_paragraphs_stands_where_it_is():
    table = make_table(("UCLG", "100"))
    old, new = one(PARTS[0], table, PARTS[1]), one(PARTS[0], PARTS[1], table, LAST)

    [section] = compare(old, new)

    assert [part.kind for part in section.parts] == ["same", "same", "same", "new"]
