"""How the page with every construct looks, as far as its words tell."""

import io

import pytest
from pypdf import PdfReader

from reports.printing.press import print_html

from .samples import simple

A4_WIDTH, RIGHT_MARGIN = 595, 62  # points


def pages_of(html):
    reader = PdfReader(io.BytesIO(print_html(html).pdf))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_each_page_after_the_first_carries_title_annex_and_number(rich_pages):
    count = len(rich_pages)
    heads = [
        f"Prov av allt som kan skrivas BILAGA 7 SID {n} ({count})" for n in range(2, count + 1)
    ]

    assert [head in page for head, page in zip(heads, rich_pages[1:], strict=True)] == [True] * (
        count - 1
    )
    assert f"BILAGA 7 SID 1 ({count}) 2026-03-24" in rich_pages[0]


def test_the_contents_name_the_page_of_each_heading(rich_pages):
    def page_of(words):
        return 1 + next(n for n, page in enumerate(rich_pages) if n and words in page)

    contents = rich_pages[0].replace(" .", "")

    assert f"Provnätet {page_of('Avsnittets namn hänger')}" in contents
    assert f"Skrift från hela världen {page_of('Čapek')}" in contents


def test_a_table_of_many_pages_repeats_its_header(rich_pages):
    pages = [page for page in rich_pages if "Ledamot i arbetsgrupp" in page]

    assert len(pages) == 3
    assert [page.count("Nätverk Uppdrag Innehas av Avgift, kr") for page in pages] == [1, 1, 1]


def test_a_footnote_stands_on_the_page_of_its_mark(rich_pages):
    for mark, note in (("i stadgan.1", "Stadgan antogs"), ("medlemsstäder.2", "En andra not")):
        joined = [
            page.replace("- ", "").replace("medlems-städer", "medlemsstäder") for page in rich_pages
        ]
        assert [mark in page for page in joined] == [note in page for page in joined]


@pytest.mark.slow
def test_no_caption_is_left_by_its_table_and_no_heading_by_its_text():
    """However much stands before them on the page."""
    tail = (
        '<table class="data"><caption><b>Tabell 1.</b> BILDORD</caption>'
        "<thead><tr><th>HUVUD</th></tr></thead><tbody><tr><td>RAD</td></tr></tbody></table>"
    )
    entry = '</section><section class="entry"><h3>NAMN</h3><p>TEXT</p></section>'
    for lines in range(30, 40):
        before = f'<section class="chapter"><p>{"x<br>" * lines}x</p>'
        for page in pages_of(simple(before + tail + entry)):
            assert ("BILDORD" in page) == ("HUVUD" in page) == ("RAD" in page)
            assert ("NAMN" in page) == ("TEXT" in page)


@pytest.mark.slow
def test_rows_that_share_a_cell_are_on_one_page():
    joined = (
        "<tr><td rowspan=3>FÖRSTA</td><td>a</td></tr><tr><td>b</td></tr><tr><td>SISTA</td></tr>"
    )
    for lines in (34, 35, 36, 37):
        before = f"<p>{'x<br>' * lines}x</p><table><tbody>"
        for page in pages_of(simple(f"{before}{joined}</tbody></table>")):
            assert ("FÖRSTA" in page) == ("SISTA" in page)


def places(html):
    """Where each piece of text on the only page begins: from the left, and from the foot."""
    [page] = PdfReader(io.BytesIO(print_html(html).pdf)).pages
    found = []

    def visit(text, transform, matrix, *_):
        x, y = matrix[4:]
        a, b, c, d, e, f = transform
        found.append((a * x + c * y + e, b * x + d * y + f, text.strip()))

    page.extract_text(visitor_text=visit)
    return [one for one in found if one[2]]


def test_a_long_word_stays_within_the_page():
    wide = "<td>Verksamhetsutvecklingsavdelningen</td>" * 10
    html = simple(f"<p>{'x' * 500}</p><table><tbody><tr>{wide}</tr></tbody></table>")

    assert max(x for x, _y, _text in places(html)) < A4_WIDTH - RIGHT_MARGIN


def test_a_long_name_in_the_margin_pushes_what_follows():
    name = "Ett nätverk vars namn är så långt att det tar mycket mer plats än SISTA"
    entry = '<section class="entry"><h3>{}</h3><p>Kort.</p></section>'
    height = {text: y for _x, y, text in places(simple(entry.format(name) + entry.format("NÄSTA")))}
    [last] = [y for text, y in height.items() if text.endswith("SISTA")]

    assert height["NÄSTA"] < last - 10


def test_the_name_of_an_entry_without_text_has_a_line_of_its_own():
    entry = '<section class="entry"><h3>{}</h3></section>'
    html = simple(entry.format("FÖRSTA") + entry.format("ANDRA"))
    height = {text: y for _x, y, text in places(html)}

    assert height["ANDRA"] < height["FÖRSTA"] - 20
