"""Word refuses properties in another order than its schema has; LibreOffice does not mind."""

from docx.oxml.ns import qn

from reports.docx import working_copy
from tests.reports.comparing.samples import make_chapter, make_document, make_table
from tests.reports.docx.reading import parts
from tests.reports.docx.test_working_copy import LISTS

# What stands in each group of properties, in the order of ECMA-376 (as far as it is used here).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs "
    "suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs u vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "trPr": "cantSplit tblHeader",
    "numPr": "ilvl numId",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "numbering": "abstractNum num",
    "settings": "zoom defaultTabStop autoHyphenation consecutiveHyphenLimit doNotHyphenateCaps "
    "characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator",
    "font": "altName panose1 charset family pitch",
}
TEXT = (
    "<p><strong><em><sup>a</sup></em></strong><span class=footnote>b</span>"
    "<a href='https://example.org/'>c</a></p>"
    "<table><tr><th rowspan=2>a<th colspan=2>b<tr><th>1<th>2<tr><td>a<td>b<td>c</table>"
)


def out_of_order(element, order):
    names = [child.tag.rpartition("}")[2] for child in element if isinstance(child.tag, str)]
    places = [order.index(name) if name in order else -1 for name in names]
    return names if places != sorted(places) or -1 in places else None


def test_the_properties_of_everything_stand_in_the_order_of_the_schema():
    chapter = make_chapter(1, "A", TEXT + LISTS, make_table(("UCLG", None)), level=2)
    content = working_copy(make_document(chapter))

    found = [
        (name, tag, wrong)
        for name, root in parts(content).items()
        for tag, order in ORDER.items()
        for element in root.iter(qn(f"w:{tag}"))
        if (wrong := out_of_order(element, order.split()))
    ]

    assert found == []


def test_every_style_that_is_named_exists():
    content = parts(working_copy(make_document(make_chapter(1, "A", TEXT + LISTS, make_table()))))
    known = {style.get(qn("w:styleId")) for style in content["word/styles.xml"].iter(qn("w:style"))}
    tags = [qn(f"w:{tag}") for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")]

    named = {each.get(qn("w:val")) for root in content.values() for each in root.iter(*tags)}

    assert named - known == set()


def test_every_cell_ends_with_a_paragraph_and_two_tables_never_touch():
    tables = [make_table(("A", "1")), make_table(("B", "2"))]
    content = parts(working_copy(make_document(make_chapter(1, "A", *tables))))
    body = content["word/document.xml"][0]

    tags = [child.tag for child in body]
    assert all(cell[-1].tag == qn("w:p") for cell in body.iter(qn("w:tc")))
    assert [n for n, tag in enumerate(tags) if tag == qn("w:tbl") == tags[n + 1]] == []
