"""Whatever a person typed or pasted is still there when the text has been read."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.prose.elements import BLOCKS, MARKS, PARTING, PARTING_BLOCKS
from reports.prose.nodes import DataBlock
from reports.prose.reading import read
from reports.prose.tables import spread
from reports.prose.words import words
from reports.prose.writing import write

FEES = '<figure data-block="fees"><figcaption></figcaption></figure>'


@pytest.mark.parametrize(
    ("given_html", "stored"),
    [
        ("<table><tr><th>a<tr><td>b" + FEES, "<tr><td>b</td></tr></tbody></table>\n" + FEES),
        ("<table><tr><th>a<tr><th>b<table><tr><td>" + FEES, "</thead></table>\n" + FEES),
        ("<table><caption>Rubrik</caption></table>", "<p>Rubrik</p>"),
        ("<table><caption>Av<b>gift</b></caption></table>", "<p>Av<strong>gift</strong></p>"),
        ("<table><tr><td>a<table><tr><td>b<td>c</table>d</table>", "<th>a b c d</th></tr>"),
        ("<p>a<img>b<svg></svg>c</p>", "<p>a b c</p>"),
        ("<p>a</p><hr>b", "<p>a</p>\n<p>b</p>"),
        ("<h2>a" + FEES + "</h2>", "<h3>a</h3>\n" + FEES),
        ("<b><p>a</p>" + FEES + "b</b>", "<p>a</p>\n" + FEES + "\n<p><strong>b</strong></p>"),
        ("<p>a<span class=footnote>b" + FEES + "</span></p>", "\n" + FEES),
        (
            '<figure data-block="fees"><figcaption>a' + FEES + "</figcaption></figure>",
            '<figure data-block="fees"><figcaption>a</figcaption></figure>\n' + FEES,
        ),
        ("<blockquote>" * 20 + FEES + "a", "<p>a</p>" + "</blockquote>" * 11),
        (
            "<table><caption>Av<i>gift</i><br>år</caption><tr><th>a</table>",
            "<table><caption>Avgift år</caption><thead><tr><th>a</th></tr></thead></table>",
        ),
    ],
)
def test_what_cannot_stand_where_it_was_put_stands_beside(given_html, stored):
    found = write(read(given_html))

    assert stored in found
    assert found.count(FEES) == given_html.count(FEES)


def test_a_value_too_deep_inside_others_is_still_a_value():
    text = "<blockquote>" * 20 + '<data value="polis.namn">POLIS</data>'

    assert '<data value="polis.namn">POLIS</data>' in write(read(text))


def test_the_words_of_a_cell_too_many_below_a_cell_that_takes_all_are_kept():
    full = "<tr><td rowspan=2 colspan=20>a</td></tr><tr><td>b</td></tr>"
    [table] = read(f"<table><tr><th>h</th></tr>{full}</table>")

    assert words([table]).split() == ["h", "a", "b"]


WORDS = st.text("abåä", min_size=1, max_size=4)
PARTS = sorted((BLOCKS | PARTING_BLOCKS | PARTING - {"img", "input", "svg", "math"}) - {"table"})


def _inside(tag, parts):
    return f"<{tag}>{'<br>'.join(parts)}</{tag}>"


def _table(rows, caption):
    cells = ("".join(f"<td colspan=9 rowspan=3>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{caption}{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _drawn(parts):
    captions = st.sampled_from(["", FEES, "<caption>q</caption>", f"<caption>q{FEES}</caption>"])
    rows = st.lists(st.lists(parts, max_size=4), max_size=4)
    return st.one_of(
        st.builds(_inside, st.sampled_from(PARTS), st.lists(parts, max_size=3)),
        st.builds("<img>".join, st.lists(parts, max_size=3)),
        st.builds("<{0}>{1}</{0}>".format, st.sampled_from([*MARKS, "a", "span"]), parts),
        st.builds('<span class="footnote">{}</span>'.format, parts),
        st.builds(_table, rows, captions),
    )


MARKUP = st.recursive(WORDS | st.just(FEES), _drawn, max_leaves=20)


class _Said:
    """What stands in a text by its letters alone, however it was drawn."""

    def __init__(self, html):
        shown = html.replace("figcaption", "").replace("rowspan=3", "").replace("colspan=9", "")
        self.words = Counter(_without_tags(shown).split())
        self.blocks = html.count(FEES)


def _without_tags(html):
    parts = html.split("<")
    said = [parts[0]]
    for part in parts[1:]:
        tag, _, after = part.partition(">")
        is_inside_a_word = tag.strip("/").split(" ")[0] in {*MARKS, "a"} or tag in ("span", "/span")
        said.append(after if is_inside_a_word else f" {after}")
    return "".join(said)


@given(MARKUP)
def test_the_words_of_a_text_are_those_of_its_blocks(html):
    blocks = read(html)

    said = words(blocks).replace("[", " ").replace("]", " ").split()
    assert Counter(said) == _Said(html).words
    assert _data_blocks(blocks) == _Said(html).blocks


def _data_blocks(blocks):
    return write(blocks).count("<figure data-block") if blocks else 0


def test_a_table_is_spread_over_its_places():
    [table] = read("<table><tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d<tr><td>1</table>")

    places = spread([row.cells for row in table.head])

    begun = [[(p.is_first_row, p.is_first_column) for p in row] for row in places]
    whole, below, beside = (True, True), (False, True), (True, False)
    assert begun == [[whole, whole, beside], [below, whole, whole]]


def test_a_place_of_a_data_block_in_a_list_stays_there_for_the_checks_to_tell():
    [listing] = read(f"<ul><li>{FEES}</li></ul>")

    assert listing.items == ((DataBlock("fees"),),)
