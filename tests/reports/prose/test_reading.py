import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.prose.elements import ProseProblem
from reports.prose.nodes import Footnote, Paragraph, Reference, Text
from reports.prose.reading import read
from reports.prose.words import words
from reports.prose.writing import write


@pytest.mark.parametrize(
    ("given_html", "stored"),
    [
        ("<p onclick='x()'>Text</p>", "<p>Text</p>"),
        ("<script>alert(1)</script>Text", "<p>Text</p>"),
        ('<img src="http://example.org/x.png">Text', "<p>Text</p>"),
        ('<p style="background:url(file:///etc/passwd)">Text</p>', "<p>Text</p>"),
        ("<p><i>a</i> &amp; <b>b</b></p>", "<p><em>a</em> &amp; <strong>b</strong></p>"),
        ("<p>  a \n b  </p>", "<p>a b</p>"),
        ("<p>250\u00a0000</p>", "<p>250\u00a0000</p>"),
        ("<p></p><p> </p>", ""),
        ("ett<div>två</div>tre", "<p>ett</p>\n<p>två</p>\n<p>tre</p>"),
        ("<h1>A</h1><h3>B</h3><h5>C</h5>", "<h3>A</h3>\n<h3>B</h3>\n<h4>C</h4>"),
        ("<p>a<br>b<br></p>", "<p>a<br>b</p>"),
        ('<a href="javascript:x()">a</a>', "<p>a</p>"),
        ('<a href="/konto/">a</a><a href="//b.example/">b</a>', "<p>ab</p>"),
        ('<a href="https://example.org/">a</a>', '<p><a href="https://example.org/">a</a></p>'),
        ("<ul><li>a</li>b</ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<ol><li><p>a</p></li></ol>", "<ol><li><p>a</p></li></ol>"),
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<p>H<sub>2</sub>O</p>", "<p>H<sub>2</sub>O</p>"),
        ('<p>a<span class="footnote"> b</span></p>', '<p>a<span class="footnote">b</span></p>'),
        ('<p>a<span class="big">b</span></p>', "<p>ab</p>"),
    ],
)
def test_only_the_allow_list_is_kept(given_html, stored):
    assert write(read(given_html)) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("{{ polis.namn }}", '<data value="polis.namn"></data>'),
        ("{{polis.namn|genitiv}}", '<data value="polis.namn|genitiv"></data>'),
        ("{{ polis.namn | genitiv | versal }}", '<data value="polis.namn|genitiv|versal"></data>'),
        ('<data value="polis.namn">POLIS</data>', '<data value="polis.namn">POLIS</data>'),
        ('<data value="">POLIS</data>', "POLIS"),
        ("{{ }}", "{{ }}"),
        ("{{ polis.namn", "{{ polis.namn"),
    ],
)
def test_a_reference_is_typed_in_braces_and_stored_as_data(typed, stored):
    assert write(read(f"<p>{typed}</p>")) == f"<p>{stored}</p>"


def test_a_footnote_in_a_footnote_joins_it():
    inner = '<span class="footnote">b <span class="footnote">c</span></span>'

    [paragraph] = read(f"<p>a{inner}</p>")

    assert paragraph == Paragraph((Text("a"), Footnote((Text("b c"),))))


@pytest.mark.parametrize(
    ("drawn", "stored"),
    [
        (
            "<table><tr><th>a<th>b<tr><td>1<td>2</table>",
            "<thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>1</td><td>2</td></tr></tbody>",
        ),
        (  # no headings: the first row becomes one
            "<table><tr><td>a<tr><td>1</table>",
            "<thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody>",
        ),
        (  # a row too short gets an empty cell
            "<table><tr><th>a<th>b<tr><td>1</table>",
            "<thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>1</td><td></td></tr></tbody>",
        ),
        (  # a reach past the last row ends there
            "<table><tr><th>a<th>b<tr><td rowspan=9>1<td>2</table>",
            "<thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>1</td><td>2</td></tr></tbody>",
        ),
        (
            "<table><caption>Titel</caption><tr><th colspan=2>a<tr><td>1<td>2</table>",
            '<caption>Titel</caption><thead><tr><th colspan="2">a</th></tr></thead>'
            "<tbody><tr><td>1</td><td>2</td></tr></tbody>",
        ),
    ],
)
def test_a_table_is_made_square_with_headings(drawn, stored):
    assert write(read(drawn)) == f"<table>{stored}</table>"


def test_a_cell_reaches_over_twenty_columns_at_most():
    [table] = read("<table><tr><td colspan=100000>a</table>")

    assert table.head[0].cells[0].colspan == 20


def test_words_in_columns_too_many_are_kept():
    [table] = read(f"<table><tr>{''.join(f'<td>{n}' for n in range(30))}</table>")

    assert len(table.head[0].cells) == 20
    assert words([table]).split() == [str(n) for n in range(30)]


def test_a_block_from_the_register_keeps_its_kind_its_caption_and_its_networks():
    text = (
        '<figure data-block="fees" data-only="c40 polis"><figcaption>Avgifter</figcaption></figure>'
    )

    assert write(read(text)) == text


@pytest.mark.parametrize(
    "text", ["<blockquote>" * 100_000, "<b><i>" * 50_000, "<p><b>" * 50_000, "a" * 2_000_001]
)
def test_a_text_that_nobody_means_is_refused_at_once(text):
    begun = time.process_time()

    with pytest.raises(ProseProblem):
        read(text)

    assert time.process_time() - begun < 2


def test_what_is_nested_too_deep_joins_the_level_above():
    text = "<blockquote>" * 50 + "innerst" + "</blockquote>" * 50

    assert words(read(text)) == "innerst"


def test_all_words_are_kept():
    text = "<div>a<h2>b</h2><ul><li>c<ol><li>d</ol></ul><table><tr><td>e</table><dl><dt>f</dl>g"

    assert words(read(text)).split() == list("abcdefg")


TAGS = ["p", "b", "em", "ul", "li", "table", "tr", "td", "th", "h2", "span", "data", "figure"]
MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(['<span class="footnote">', '<data value="a.b|c">', "{{ a.b }}", "<br>"]),
        st.text(max_size=8),
    ),
    max_size=30,
).map("".join)


@given(MARKUP)
def test_what_is_stored_is_read_back_the_same(markup):
    blocks = read(markup)

    assert read(write(blocks)) == blocks


def test_a_reference_that_was_never_seen_has_no_value():
    [paragraph] = read("{{ a.b }}")

    assert paragraph.children == (Reference("a.b", ""),)
