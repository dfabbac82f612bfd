"""Which headings become sections, of which level, and what is no section at all."""

import pytest

from .files import read, said


def levels(*marks, **options):
    text = "\n\n".join(f"{'#' * mark} R{number}\n\nt{number}" for number, mark in enumerate(marks))
    return [(s.level, s.heading) for s in read(text, **options).sections]


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ((1, 1), [2, 2]),
        ((2, 3, 4, 3, 2), [2, 3, 4, 3, 2]),
        ((1, 3, 1), [2, 3, 2]),  # none is skipped
        ((1, 4, 4, 2, 1), [2, 3, 3, 3, 2]),  # siblings stay siblings
        ((4, 2, 1, 1), [2, 2, 2, 2]),
    ],
)
def test_no_level_is_skipped_and_siblings_stay_siblings(marks, found):
    assert levels(*marks) == [(level, f"R{number}") for number, level in enumerate(found)]


def test_the_fourth_and_fifth_levels_stand_inside_the_text():
    text = "# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F\n\n# G"

    sections, told = said(read(text))

    assert sections[2] == (4, "C", "<h3>D</h3>\n<h4>E</h4>\n<h4>F</h4>")
    assert told == ["levels"]


def test_a_heading_above_all_others_is_the_title():
    document = read("# Översyn\n\n## A\n\n### B\n\n## C")

    assert (document.title, said(document)) == (
        "Översyn",
        ([(2, "A", ""), (3, "B", ""), (2, "C", "")], ["title"]),
    )


def test_what_stands_under_the_title_alone_gets_a_heading():
    assert said(read("# Översyn\n\nInnan.\n\n## A")) == (
        [(2, "Inledning", "<p>Innan.</p>"), (2, "A", "")],
        ["title", "named"],
    )


def test_a_heading_that_says_the_reports_title_is_no_section():
    document = read("## ÖVERSYN  2011\n\n### A\n\n## B", title="Översyn 2011")

    assert said(document) == ([(2, "A", ""), (2, "B", "")], ["title"])


def test_the_files_title_stays_a_section_where_the_report_is_called_something_else():
    document = read("# Översyn\n\n## A", title="Annat")

    assert said(document) == ([(2, "Översyn", ""), (2, "A", "")], [])


def test_a_heading_that_is_too_long_is_a_paragraph():
    long = "ord " * 60

    assert said(read(f"# A\n\n# {long}\n")) == (
        [(2, "A", f"<p><strong>{long.strip()}</strong></p>")],
        ["long headings"],
    )


LETTERHEAD = """STADSLEDNINGSKONTORET\x20\x20
STABEN

BILAGA 1 SID 1 (7)\x20\x20
2011-03-24\x20\x20
DNR 006-1348/2010
"""


def test_a_letterhead_is_what_the_report_says_of_itself():
    document = read(f"{LETTERHEAD}\n## RAPPORT\n\n### A\n\ntext\n\n## B")

    assert document.title == "RAPPORT"
    assert vars(document.letterhead) == {
        "office": "Stadsledningskontoret",
        "division": "Staben",
        "annex": "1",
        "reference_number": "006-1348/2010",
        "dated": "2011-03-24",
    }
    assert said(document) == ([(2, "A", "<p>text</p>"), (2, "B", "")], ["letterhead", "title"])


def test_a_letterhead_with_one_more_line_is_text():
    document = read(f"{LETTERHEAD}\nTill kommunstyrelsen\n\n# A\n\n# B")

    assert document.letterhead.annex == ""
    assert document.sections[0].heading == "Inledning"
    assert "BILAGA 1 SID 1 (7)<br>2011-03-24" in document.sections[0].text


def test_braces_are_told_with_what_they_hold():
    [note] = read("# A\n\n{{ eurocities.namn }} och {{x\n\n# B").notes

    assert str(note) == (
        "Dubbla klammerparenteser blir hänvisningar där registret har uppgiften, och annars vanlig "
        "text: {{ eurocities.namn }}, {{."
    )
