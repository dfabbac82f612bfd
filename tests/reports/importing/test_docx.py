"""What Word writes, and what becomes of it."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from .files import NAMESPACES, p, read, run, said, saved, word


def text_of(*blocks, **parts):
    """The text of a document without headings, and what was told beside that."""
    sections, told = said(read(word(*blocks, **parts), "rapport.docx"))
    [(_level, heading, text)] = sections
    assert heading == "Inledning"
    return text, [code for code in told if code != "named"]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([run("fet", "<w:b/>"), " och ", run("lutad", "<w:i/>")],
         "<strong>fet</strong> och <em>lutad</em>"),
        ([run("Ba", "<w:b/>"), run("kgrund", "<w:b/>")], "<strong>Bakgrund</strong>"),
        ([run("ej fet", '<w:b w:val="0"/>')], "ej fet"),
        ([run("fet ", "<w:b/>"), "slut"], "<strong>fet</strong> slut"),
        (["m", run("2", '<w:vertAlign w:val="superscript"/>')], "m<sup>2</sup>"),
        (["a", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"], "a b<br>c"),
        (["a &lt; b &amp; c"], "a &lt; b &amp; c"),
        (["<w:smartTag><w:r><w:t>märkt</w:t></w:r></w:smartTag>"], "märkt"),
        (["<w:sdt><w:sdtContent><w:r><w:t>fält</w:t></w:r></w:sdtContent></w:sdt>"], "fält"),
        (["<w:r><w:t>tvär</w:t><w:softHyphen/><w:t>säker</w:t></w:r>"], "tvärsäker"),
    ],
)  # fmt: skip
def test_words_and_their_marks(runs, text):
    assert text_of(p("Först.", *runs))[0] == f"<p>Först.{text}</p>"


@pytest.mark.parametrize(
    ("runs", "text", "told"),
    [
        (['<w:ins w:id="1"><w:r><w:t>nytt</w:t></w:r></w:ins>',
          '<w:del w:id="2"><w:r><w:delText>gammalt</w:delText></w:r></w:del>'],
         "nytt", ["tracked"]),
        ([run("dolt", "<w:vanish/>"), "synligt"], "synligt", ["hidden"]),
        ([run("struket", "<w:strike/>")], "struket", ["struck"]),
        (["a", '<w:r><w:commentReference w:id="0"/></w:r>'], "a", ["comments"]),
        (["a", '<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'], "a", ["pictures"]),
        (["a", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'], "a", ["symbols"]),
        (["a ", "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"], "a x+1", ["equations"]),
        (['<w:hyperlink w:anchor="mål"><w:r><w:t>se mål</w:t></w:r></w:hyperlink>'],
         "se mål", ["links"]),
    ],
)  # fmt: skip
def test_what_is_left_out_or_read_otherwise_is_told(runs, text, told):
    assert text_of(p(*runs)) == (f"<p>{text}</p>", told)


def field(code, *result):
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in
             ("begin", "separate", "end")]  # fmt: skip
    return [marks[0], f"<w:r><w:instrText>{code}</w:instrText></w:r>", marks[1], *result, marks[2]]


def test_a_field_gives_what_it_shows_and_not_its_code():
    assert text_of(p("sid ", *field("PAGE", run("7")), " slut"))[0] == "<p>sid 7 slut</p>"


def test_a_link_in_a_field_is_a_link():
    code = 'HYPERLINK "https://eurocities.eu"'

    text, told = text_of(p("Se ", *field(code, run("Eurocities")), "."))

    assert (text, told) == ('<p>Se <a href="https://eurocities.eu">Eurocities</a>.</p>', [])


def test_a_field_without_an_end_swallows_no_paragraph():
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    assert text_of(p(begun), p("Texten finns."))[0] == "<p>Texten finns.</p>"


def test_the_table_of_contents_is_left_out():
    contents = p("Bakgrund 3", style="TOC1")
    inside = f"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>\
</w:docPartObj></w:sdtPr><w:sdtContent>{contents}</w:sdtContent></w:sdt>"
    in_field = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                 "<w:r><w:instrText>TOC \\o</w:instrText></w:r>",
                 '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "Analys 5")  # fmt: skip
    end = p("Slut 9", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')

    found = text_of(inside, in_field, end, p("Texten."))

    assert found == ("<p>Texten.</p>", ["contents"])


FOOTNOTES = f"""<?xml version="1.0"?><w:footnotes {NAMESPACES}>
<w:footnote w:type="separator" w:id="-1">{p("streck")}</w:footnote>
<w:footnote w:id="2">{p(run("Enligt "), run("protokollet", "<w:i/>"))}{p("Rad två.")}</w:footnote>
<w:footnote w:id="3">{p("Ingen hänvisar hit.")}</w:footnote></w:footnotes>"""
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def relations(*pairs):
    made = "".join(
        f'<Relationship Id="x{number}" Type="{KIND}{kind}" Target="{target}"{mode}/>'
        for number, (kind, target, mode) in enumerate(pairs)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{space}">{made}</Relationships>'


def test_a_footnote_stands_where_it_is_referred_to():
    noted = p("Beslutet", '<w:r><w:footnoteReference w:id="2"/></w:r>', " togs.")
    parts = {
        "word__footnotes.xml": FOOTNOTES,
        "word___rels__document.xml.rels": relations(("footnotes", "footnotes.xml", "")),
    }

    assert text_of(noted, **parts) == (
        '<p>Beslutet<span class="footnote">Enligt <em>protokollet</em><br>Rad två.</span> togs.</p>'
        "\n<p>Ingen hänvisar hit.</p>",
        ["unused notes"],
    )


def test_a_link_leads_where_it_led():
    linked = p('<w:hyperlink r:id="x0"><w:r><w:t>Eurocities</w:t></w:r></w:hyperlink>')
    outside = ("hyperlink", "https://eurocities.eu/?a=1&amp;b=2", ' TargetMode="External"')

    text, told = text_of(linked, **{"word___rels__document.xml.rels": relations(outside)})

    assert text == '<p><a href="https://eurocities.eu/?a=1&amp;b=2">Eurocities</a></p>'
    assert told == []


def test_a_text_box_stands_after_its_paragraph_and_once():
    box = f"<w:txbxContent>{p('I rutan.')}</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    found = text_of(p("Före.", shape), p("Efter."))

    assert found == ("<p>Före.</p>\n<p>I rutan.</p>\n<p>Efter.</p>", ["boxes"])


def document_with(fill):
    document = docx.Document()
    fill(document)
    return read(saved(document), "rapport.docx")


def test_a_citys_own_heading_style_is_a_heading():
    def fill(document):
        style = document.styles.add_style("Kommunrubrik", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Heading 1"]
        document.add_paragraph("Bakgrund", style="Kommunrubrik")
        document.add_heading("Eurocities", 2)
        document.add_paragraph("Text.")
        document.add_heading("Analys", 1)

    sections, _told = said(document_with(fill))

    assert sections == [(2, "Bakgrund", ""), (3, "Eurocities", "<p>Text.</p>"), (2, "Analys", "")]


def test_the_style_of_a_title_is_the_title():
    def fill(document):
        document.add_heading("Översyn 2011", 0)
        document.add_heading("Bakgrund", 1)
        document.add_heading("Analys", 1)

    document = document_with(fill)

    assert (document.title, len(document.sections)) == ("Översyn 2011", 2)


def test_without_heading_styles_short_bold_paragraphs_are_headings():
    found = said(
        read(
            word(
                p(run("Bakgrund", "<w:b/>")),
                p("Text med ", run("fetstil", "<w:b/>"), "."),
                p(run("Det här är en hel mening.", "<w:b/>")),
                p(run("Analys", "<w:b/>")),
            ),
            "x.docx",
        )
    )

    assert found == (
        [
            (2, "Bakgrund", "<p>Text med <strong>fetstil</strong>.</p>\n"
             "<p><strong>Det här är en hel mening.</strong></p>"),
            (2, "Analys", ""),
        ],
        ["bold headings"],
    )  # fmt: skip


def test_lists_keep_their_levels_and_kinds():
    def fill(document):
        for style in ("List Bullet", "List Number", "List Number"):
            document.add_paragraph(style, style=style)
        document.add_paragraph("Mellan.")
        document.add_paragraph("sist", style="List Number")

    [section] = document_with(fill).sections

    assert section.text == (
        "<ul><li><p>List Bullet</p></li></ul>"
        "<ol><li><p>List Number</p></li><li><p>List Number</p></li></ol>"
        "\n<p>Mellan.</p>\n<ol><li><p>sist</p></li></ol>"
    )


NUMBERING = f"""<?xml version="1.0"?><w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/>
</w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""


def point(words, level):
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{run(words)}</w:p>"


def test_a_list_within_a_list():
    blocks = [point("ett", 0), point("a", 1), point("b", 1), point("två", 0)]

    text, _told = text_of(*blocks, **{"word__numbering.xml": NUMBERING})

    assert text == (
        "<ol><li><p>ett</p><ul><li><p>a</p></li><li><p>b</p></li></ul></li><li><p>två</p></li></ol>"
    )


def table_of(rows, style=None, change=None):
    def fill(document):
        document.add_paragraph("Före.")
        table = document.add_table(len(rows), len(rows[0]), style=style)
        for row, words in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
        if change:
            change(table)

    document = document_with(fill)
    [section] = document.sections
    return section.text.partition("\n")[2], [note.code for note in document.notes if
                                             note.code != "named"]  # fmt: skip


ROWS = [["Nätverk", "År"], ["C40", "2007"], ["UCLG", "2005"]]


def test_a_styled_table_has_its_first_row_as_headings():
    assert table_of(ROWS, "Light Grid") == (
        "<table><thead><tr><th>Nätverk</th><th>År</th></tr></thead><tbody>"
        "<tr><th>C40</th><td>2007</td></tr><tr><th>UCLG</th><td>2005</td></tr></tbody></table>",
        [],
    )


def test_a_plain_table_with_a_bold_first_row_has_it_as_headings():
    def embolden(table):
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True

    text, told = table_of(ROWS, "Table Grid", embolden)

    assert text.startswith("<table><thead><tr><th>Nätverk</th><th>År</th></tr></thead>")
    assert told == []


def test_a_table_without_any_sign_of_headings_is_told():
    text, told = table_of(ROWS, "Table Grid")

    assert text.startswith("<table><tbody><tr><td>Nätverk</td>")
    assert told == ["no header row"]


def test_merged_cells_reach_as_far_as_they_did():
    def merge(table):
        table.cell(1, 0).merge(table.cell(2, 0))

    text, _told = table_of(ROWS, "Light Grid", merge)

    assert text.endswith(
        '<tr><th rowspan="2">C40<br>UCLG</th><td>2007</td></tr><tr><td>2005</td></tr>'
        "</tbody></table>"
    )


def test_a_frame_round_a_text_is_no_table():
    text, told = table_of([["I ramen."]])

    assert (text, told) == ("<p>I ramen.</p>", [])


def test_headers_and_footers_are_told():
    def fill(document):
        document.sections[0].header.paragraphs[0].text = "BILAGA 1"
        document.add_paragraph("Text.")

    assert said(document_with(fill)) == (
        [(2, "Inledning", "<p>Text.</p>")],
        ["named", "margins"],
    )
