import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from docx.oxml.ns import qn

from organisations.timeline import Row, draw
from reports.document import DataTable
from reports.docx import working_copy
from tests.reports.comparing.samples import make_chapter, make_document, make_table
from tests.reports.docx.reading import copy_of, found, part, parts, styled, value, word, words

LISTS = (
    "<ol><li>ett<ol><li>a<ul><li>b</ul></ol><li><p>två<p>mer</ol><p>Mellan</p>"
    "<ol><li>om</ol><ul><li>punkt</ul>"
)


def test_the_title_the_sections_and_inner_headings_have_styles_of_word():
    document = word("<p>Text</p><h3>Inre</h3><h4>Innerst</h4>", title="Översyn")

    assert styled(document) == [
        ("Title", "Översyn"),
        ("Heading 1", "Bakgrund"),
        ("Body Text", "Text"),
        ("Heading 2", "Inre"),
        ("Heading 3", "Innerst"),
    ]


@pytest.mark.parametrize(
    ("level", "text", "styles"),
    [
        (3, "<h3>a</h3><h4>b</h4>", ["Heading 2", "Heading 3", "Heading 4"]),
        (4, "<h3>a</h3><h4>b</h4>", ["Heading 3", "Heading 4", "Heading 5"]),
        (2, "<h4>a</h4><h3>b</h3>", ["Heading 1", "Heading 2", "Heading 2"]),
    ],
)
def test_no_level_of_headings_is_skipped(level, text, styles):
    _title, *headings = styled(word(text, level=level))

    assert [style for style, _ in headings] == styles


def test_lists_have_styles_by_their_depth():
    assert styled(word(LISTS))[2:] == [
        ("List Number", "ett"),
        ("List Number 2", "a"),
        ("List Bullet 3", "b"),
        ("List Number", "två"),
        ("List Continue", "mer"),
        ("Body Text", "Mellan"),
        ("List Number", "om"),
        ("List Bullet", "punkt"),
    ]


def test_each_numbered_list_begins_at_one():
    content = copy_of(LISTS)
    numbered = [value(n) for n in found(part(content, "word/document.xml"), "numPr", "numId")]
    starts = {
        value(num, "numId"): [value(start) for start in found(num, "startOverride")]
        for num in found(part(content, "word/numbering.xml"), "num")
    }

    assert numbered == ["3", "4", "1", "3", "5", "1"]
    assert starts == {"1": [], "2": [], "3": ["1"], "4": ["1"], "5": ["1"]}


def test_words_are_set_as_they_are_in_the_text():
    document = word("<p>a<strong>b<em>c</em></strong><sub>d</sub><sup>e</sup><br>f</p>")

    runs = document.paragraphs[-1].runs
    assert [(r.text, r.bold, r.italic, r.font.subscript, r.font.superscript) for r in runs] == [
        ("a", None, None, None, None),
        ("b", True, None, None, None),
        ("c", True, True, None, None),
        ("d", None, None, True, False),
        ("e", None, None, False, True),
        ("\n", None, None, None, None),
        ("f", None, None, None, None),
    ]


def test_what_is_unknown_is_in_italics_in_text_and_tables():
    document = word('<data value="a.b">uppgift saknas</data>', make_table(("UCLG", None)))

    [in_text] = document.paragraphs[2].runs
    [in_table] = document.tables[0].cell(1, 1).paragraphs[0].runs
    assert (in_text.text, in_text.style.name) == ("uppgift saknas", "Uppgift saknas")
    assert (in_table.text, in_table.style.name) == ("uppgift saknas", "Uppgift saknas")
    assert document.styles["Uppgift saknas"].font.italic


def test_links_lead_out_and_to_sections():
    links = '<a href="https://example.org/?a=1&amp;b">ut</a> <a href="#avsnitt-7">in</a>'

    document = word(f"<p>{links}</p>")

    out, inside = document.paragraphs[-1].hyperlinks
    assert (out.text, out.url) == ("ut", "https://example.org/?a=1&b")
    assert (inside.text, inside.fragment) == ("in", "avsnitt_7")
    [mark] = found(document.element, "bookmarkStart")
    assert value(mark, "name") == "avsnitt_7"


def test_footnotes_are_footnotes_of_word_with_links_of_their_own():
    note = 'not <a href="https://example.org/">här</a>'
    content = copy_of(f"<p>a<span class=footnote>{note}</span>b</p><ul><li>c"
                      "<span class=footnote>två</span></ul>")  # fmt: skip
    text, notes = part(content, "word/document.xml"), part(content, "word/footnotes.xml")

    assert [value(n, "id") for n in found(text, "footnoteReference")] == ["1", "2"]
    assert [(value(n, "id"), words(n)) for n in found(notes, "footnote")] == [
        ("-1", ""),
        ("0", ""),
        ("1", " not här"),
        ("2", " två"),
    ]
    [link] = part(content, "word/_rels/footnotes.xml.rels")
    assert (link.get("Target"), link.get("TargetMode")) == ("https://example.org/", "External")


def test_tables_are_captioned_numbered_and_repeat_their_headings():
    document = word(make_table(("UCLG", "7"), number=3, note="En not."))

    assert styled(document)[2:] == [("Caption", "Tabell . Avgifter."), ("Tabellnot", "En not.")]
    caption = document.paragraphs[2]._p
    assert words(caption) == "Tabell 3. Avgifter."
    assert [value(f, "instr") for f in found(caption, "fldSimple")] == [" SEQ Tabell \\* ARABIC "]
    [table] = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Organisation", "2011"],
        ["UCLG", "7"],
    ]
    first, second = found(table._tbl, "tr")
    assert [len(found(row, "tblHeader")) for row in (first, second)] == [1, 0]
    assert [len(found(row, "cantSplit")) for row in (first, second)] == [1, 1]
    assert [value(name) for name in found(table._tbl, "tblCaption")] == ["Avgifter."]


def test_an_empty_table_says_so():
    [table] = word(make_table()).tables

    assert [cell.text for cell in table.rows[1].cells] == ["Inga uppgifter för dagen."] * 2


def test_a_drawing_is_told_by_its_table():
    drawing = draw([Row("UCLG", "sedan 2007")], datetime(2011, 3, 24, tzinfo=UTC).date()).wide
    document = word(make_table(("UCLG", "sedan 2007"), number=1, drawing=drawing))

    assert words(document.paragraphs[2]._p) == "Figur 1. Avgifter. Figuren visas här som tabell."
    assert len(document.tables) == 1


def test_joined_cells_are_joined_in_word():
    [table] = word(
        "<table><tr><th rowspan=2>N<th colspan=2>År<tr><th>1<th>2"
        "<tr><td rowspan=2>a<td>b<td>c<tr><td colspan=2>d</table>"
    ).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["N", "År", "År"],
        ["N", "1", "2"],
        ["a", "b", "c"],
        ["a", "d", "d"],
    ]
    assert [len(found(row._tr, "tc")) for row in table.rows] == [2, 3, 3, 2]


def test_the_columns_of_a_table_fill_its_width():
    table = make_table(*(("x" * n, "ett ord till " * n) for n in range(1, 40)))

    [made] = word(table).tables

    assert sum(int(value(column, "w")) for column in found(made._tbl, "gridCol")) == 9241


def test_the_first_page_has_the_letterhead_and_the_others_the_running_head():
    document = word(office="Kontoret", division="Staben", short_title="Översyn", annex="1")
    [section] = document.sections

    assert section.different_first_page_header_footer
    assert [p.text.split("\t") for p in section.first_page_header.paragraphs[1:]] == [
        ["KONTORET", "BILAGA 1 SID  ()"],
        ["STABEN", "2011-03-24"],
        ["", "DNR 006-1348/2010"],
    ]
    assert section.header.paragraphs[0].text == "Översyn\tBILAGA 1 SID  ()"
    for head in (section.first_page_header, section.header):
        fields = [value(f, "instr") for f in found(head._element, "fldSimple")]
        assert fields == [" PAGE ", " NUMPAGES "]


def test_every_page_and_the_file_itself_say_that_it_is_a_working_copy():
    document = word()
    [section] = document.sections

    mark = "ARBETSKOPIA – inte den utgivna versionen (kopia av utkastet)"
    assert section.first_page_header.paragraphs[0].text == mark
    assert section.header.paragraphs[1].text == mark
    assert document.core_properties.comments == mark
    assert document.core_properties.content_status == "Arbetskopia"


def test_the_file_says_what_it_is_in_swedish_and_of_the_reports_day():
    document = word(title="Översyn", office="Kontoret", division="Staben")

    properties = document.core_properties
    assert (properties.title, properties.author) == ("Översyn", "Kontoret, Staben")
    assert (properties.subject, properties.language) == ("Bilaga 1, dnr 006-1348/2010", "sv-SE")
    assert properties.created == properties.modified == datetime(2011, 3, 24, tzinfo=UTC)
    styles = document.styles.element
    assert [value(each) for each in found(styles, "docDefaults", "rPrDefault", "rPr", "lang")] == [
        "sv-SE"
    ]


def test_the_page_is_a4_with_the_margins_of_the_printed_one():
    [section] = word().sections

    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(margin.mm) for margin in margins] == [30, 22, 24, 25]


def test_what_xml_cannot_hold_is_left_out():
    bad = "a\x00\x0b\x1f\ud800\ufffe\uffffb ☃ עברית <w:p> & ]]>"
    table = make_table((bad, bad), caption=bad, columns=(bad, bad))
    chapter = make_chapter(1, bad, table)

    content = working_copy(make_document(chapter, title=bad, annex=bad, office=bad))

    text = words(part(content, "word/document.xml"))
    assert text.count("ab ☃ עברית <w:p> & ]]>") == 7


def test_a_long_title_fits_what_a_property_may_hold():
    assert len(word(title="å" * 300).core_properties.title) == 255


@pytest.mark.slow
def test_the_same_document_gives_the_same_bytes_in_another_process():
    code = (
        "import hashlib, django; django.setup()\n"
        "from tests.reports.docx.reading import copy_of\n"
        "from tests.reports.docx.test_working_copy import LISTS\n"
        "print(hashlib.sha256(copy_of(LISTS)).hexdigest())"
    )
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "stadsnat.settings"}

    sums = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=env | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]

    assert sums[0] == sums[1]


def test_every_part_is_xml_and_every_relationship_has_its_part():
    found_parts = parts(copy_of(LISTS))

    for name, root in found_parts.items():
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]
            inside = [each for each in root if each.get("TargetMode") != "External"]
            assert [
                e.get("Target") for e in inside if folder + e.get("Target") not in found_parts
            ] == []


class TestManyColumns:
    NAMES = ("Nätverk", "Verksamhetsutveckling", "Positionering", "Kommunikationsavdelningen")
    WIDE = DataTable("benefits", "Nytta.", NAMES * 2, (), note="En not.")

    def test_are_set_smaller(self):
        [made] = word(self.WIDE).tables

        assert {p.style.name for cell in made.rows[0].cells for p in cell.paragraphs} == {
            "Tabelltext, många kolumner"
        }

    def test_of_short_words_keep_the_room_of_their_words(self):
        [made] = word(self.WIDE).tables

        short, *_ = (int(value(column, "w")) for column in found(made._tbl, "gridCol"))
        assert short == 230 + 7 * 111

    def test_of_long_words_may_be_divided_as_swedish_is(self):
        [made] = word(self.WIDE).tables

        cell = made.rows[0].cells[1]._tc
        names = {qn("w:t"): None, qn("w:softHyphen"): "-"}
        shown = [names[e.tag] or e.text for e in cell.iter() if e.tag in names]
        assert "".join(shown) == "Verk-sam-hets-utveck-ling"

    def test_keep_their_note_on_the_page_of_their_last_row(self):
        [made] = word(self.WIDE).tables

        assert len(found(made.rows[-1]._tr, "keepNext")) == 1
