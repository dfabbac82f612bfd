"""Pasting from Word and from the web in real Chromium: lists, headings and stress come along."""

import pytest

from .conftest import paste, saved, text_of

pytestmark = pytest.mark.browser

POINT = """<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>\
<![if !supportLists]><span lang=SV style='font-family:{font};mso-fareast-font-family:{font}'>\
<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><span lang=SV>{words}<o:p></o:p></span></p>
"""
HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- @list l0 {mso-list-id:1;} --></style>
</head><body lang=SV style='tab-interval:65.2pt'><!--StartFragment-->
"""


def of_word(*points):
    """A list as Word puts it on the clipboard: (level, what stands before the words, the words)."""
    font = {"·": "Symbol", "o": '"Courier New"'}
    lines = [
        POINT.format(level=level, mark=mark, words=words, font=font.get(mark, "Calibri"))
        for level, mark, words in points
    ]
    return f"{HEAD}<p class=MsoNormal>Före.</p>{''.join(lines)}<p class=MsoNormal>Efter.</p>"


@pytest.mark.parametrize(
    ("points", "html"),
    [
        (
            [(1, "·", "ett"), (1, "·", "två")],
            "<ul><li><p>ett</p></li><li><p>två</p></li></ul>",
        ),
        (
            [(1, "1.", "ett"), (1, "2.", "två")],
            "<ol><li><p>ett</p></li><li><p>två</p></li></ol>",
        ),
        (
            [(1, "·", "ett"), (2, "o", "inuti"), (2, "o", "också"), (1, "·", "två")],
            "<ul><li><p>ett</p><ul><li><p>inuti</p></li><li><p>också</p></li></ul></li>"
            "<li><p>två</p></li></ul>",
        ),
        (
            [(1, "a)", "ett"), (3, "·", "djupt")],
            "<ol><li><p>ett</p><ul><li><p>djupt</p></li></ul></li></ol>",
        ),
        (
            [(1, "·", "ett"), (1, "1.", "ny")],
            "<ul><li><p>ett</p></li></ul>\n<ol><li><p>ny</p></li></ol>",
        ),
    ],
)
def test_a_list_of_word_becomes_a_list(writing, section, points, html):
    writing.keyboard.press("Enter")
    paste(writing, of_word(*points))
    saved(writing)

    assert text_of(section) == f"<p>Början.</p>\n<p>Före.</p>\n{html}\n<p>Efter.</p>"


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        ("<p>a <span style='font-weight:700'>b</span></p>", "<p>a <strong>b</strong></p>"),
        ("<b style='font-weight:normal'><p>a</p></b>", "<p>a</p>"),
        ("<p>a <span style='font-style: italic'>b</span></p>", "<p>a <em>b</em></p>"),
        ("<h1>Rubrik</h1><h5>Mindre</h5>", "<h3>Rubrik</h3>\n<h4>Mindre</h4>"),
        ("<p>CO<span style='vertical-align:sub'>2</span></p>", "<p>CO<sub>2</sub></p>"),
    ],
)
def test_what_a_style_says_becomes_a_mark(writing, section, html, stored):
    writing.keyboard.press("Enter")
    paste(writing, html)
    saved(writing)

    assert text_of(section) == f"<p>Början.</p>\n{stored}"


def test_a_cell_of_a_hundred_thousand_columns_does_not_stop_the_browser(writing, section):
    writing.keyboard.press("Enter")
    paste(writing, "<table><tr><td colspan=100000 rowspan=100000>Bred</table>")
    saved(writing)

    assert text_of(section).count("Bred") == 1
