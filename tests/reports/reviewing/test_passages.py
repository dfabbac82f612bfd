"""Other words in the place of a passage: what else the text says, and refers to, stays."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reports.document import DataRow, DataTable
from reports.prose.expressions import references
from reports.prose.lines import lines
from reports.prose.nodes import Break, Footnote, Link, Marked, Paragraph, Reference, Text
from reports.prose.reading import read
from reports.prose.writing import write
from reports.reviewing.passages import (
    Obstacle,
    Obstructed,
    compared,
    folded,
    line_words,
    plain,
    replaced,
    words_of,
)
from stadsnat.differences import GONE, NEW, SAME, Piece

MEMBERS = '<data value="eurocities.medlemsstäder"></data>'


def said(reference):
    return reference.seen or "fler än 130"


def suggest(html, passage, suggestion):
    return write(replaced(read(html), passage, suggestion, said))


@pytest.mark.parametrize(
    ("html", "passage", "suggestion", "taken"),
    [
        ("<p>Ett stort nätverk.</p>", "stort", "litet", "<p>Ett litet nätverk.</p>"),
        ("<p>Ett nätverk.</p>", "Ett nätverk", "Nätverket", "<p>Nätverket.</p>"),
        ("<p>Ett nätverk.</p>", "Ett nätverk", "Ett stort nätverk", "<p>Ett stort nätverk.</p>"),
        ("<p>Ett stort nätverk.</p>", "Ett stort nätverk", "Ett nätverk", "<p>Ett nätverk.</p>"),
        ("<p>Ett &amp; två</p>", "Ett & två", "Ett < två", "<p>Ett &lt; två</p>"),
        # The reference stays one, whichever words beside it change.
        (
            f"<p>Har {MEMBERS} städer.</p>",
            "Har fler än 130 städer",
            "Har fler än 130 medlemsstäder",
            f"<p>Har {MEMBERS} medlemsstäder.</p>",
        ),
        (
            f"<p>{MEMBERS} städer</p>",
            "fler än 130 städer",
            "Med fler än 130 städer",
            f"<p>Med {MEMBERS} städer</p>",
        ),
        (f"<p>Har {MEMBERS}</p>", "fler än 130", "fler än 130 nu", f"<p>Har {MEMBERS} nu</p>"),
        # So does what is stressed, a link and a note.
        (
            "<p>Det är <strong>mycket</strong> bra.</p>",
            "är mycket bra",
            "blir mycket bra",
            "<p>Det blir <strong>mycket</strong> bra.</p>",
        ),
        (
            "<p>Det är <strong>mycket</strong> bra.</p>",
            "mycket",
            "ganska",
            "<p>Det är <strong>ganska</strong> bra.</p>",
        ),
        (
            "<p>Det är <strong>mycket</strong> bra.</p>",
            "är mycket bra",
            "är bra",
            "<p>Det är bra.</p>",
        ),
        (
            '<p>Se <a href="https://exempel.se">sidan</a>.</p>',
            "Se sidan",
            "Läs sidan",
            '<p>Läs <a href="https://exempel.se">sidan</a>.</p>',
        ),
        (
            '<p>Ord<span class="footnote">en not</span> till.</p>',
            "en not",
            "en lång not",
            '<p>Ord<span class="footnote">en lång not</span> till.</p>',
        ),
        ("<p>Ett<br>två tre</p>", "Ett två tre", "Ett två fyra", "<p>Ett<br>två fyra</p>"),
        # Wherever it stands.
        (
            "<ul><li>Ett</li><li>Två</li></ul>",
            "Två",
            "Tre",
            "<ul><li><p>Ett</p></li><li><p>Tre</p></li></ul>",
        ),
        (
            "<blockquote><p>Ett</p></blockquote>",
            "Ett",
            "Två",
            "<blockquote><p>Två</p></blockquote>",
        ),
        (
            '<figure data-block="mandates"><figcaption>Uppdrag.</figcaption></figure>',
            "Uppdrag",
            "Stadens uppdrag",
            '<figure data-block="mandates"><figcaption>Stadens uppdrag.</figcaption></figure>',
        ),
        # Dashes are those of print on the page, whatever was typed; only a new one is put in.
        ("<p>Åren 2009-2011.</p>", "Åren 2009–2011", "Tiden 2009–2011", "<p>Tiden 2009-2011.</p>"),
        ("<p>Ett - två</p>", "Ett - två", "Ett – två", "<p>Ett – två</p>"),
        # Spaces are spaces, however they came.
        (
            "<p>250\u00a0000 invånare</p>",
            "250 000 invånare",
            "250 000 personer",
            "<p>250\u00a0000 personer</p>",
        ),
        ("<p>Ett\u00adstort hus</p>", "Ettstort hus", "Ettstort tak", "<p>Ett\u00adstort tak</p>"),
        ("<p>Ett hus</p>", " Ett\n  hus ", "Två\nhus", "<p>Två hus</p>"),
    ],
)
def test_the_suggestion_takes_the_place_of_the_passage(html, passage, suggestion, taken):
    assert suggest(html, passage, suggestion) == taken


@pytest.mark.parametrize(
    ("html", "passage", "suggestion", "obstacle"),
    [
        ("<p>Ett</p>", "Två", "Tre", Obstacle.GONE),
        ("<p>Ett</p><p>två</p>", "Ett två", "Tre", Obstacle.GONE),
        ("<p>Ett</p>", "ett", "Tre", Obstacle.GONE),
        ("<p>Ett</p>", "", "Tre", Obstacle.GONE),
        ("<p>Ett Ett</p>", "Ett", "Tre", Obstacle.SEVERAL),
        ("<p>aaa</p>", "aa", "b", Obstacle.SEVERAL),
        ("<p>Ett</p><ul><li>Ett</li></ul>", "Ett", "Tre", Obstacle.SEVERAL),
        (f"<p>Har {MEMBERS}.</p>", "fler än 130", "fler än 140", Obstacle.VALUE),
        (f"<p>Har {MEMBERS}.</p>", "Har fler än 130.", "Har många.", Obstacle.VALUE),
        (f"<p>Har {MEMBERS}.</p>", "fler än 130", "fler än ungefär 130", Obstacle.VALUE),
        (f"<p>Har {MEMBERS}.</p>", "Har fler", "Har färre", Obstacle.VALUE),
        ("<p>Ett</p>", "Ett", "Två\n\nTre", Obstacle.PARAGRAPHS),
        ("<p>Ett</p>", "Ett", "{{ c40.namn }}", Obstacle.BRACES),
    ],
)
def test_what_cannot_be_done_is_told(html, passage, suggestion, obstacle):
    with pytest.raises(Obstructed) as raised:
        suggest(html, passage, suggestion)

    assert raised.value.obstacle == obstacle


def test_the_two_are_compared_word_by_word():
    assert compared("Ett stort nätverk", "Ett litet  nätverk till") == [
        Piece(SAME, "Ett "),
        Piece(GONE, "stort"),
        Piece(NEW, "litet"),
        Piece(SAME, " nätverk"),
        Piece(NEW, " till"),
    ]


def test_a_suggestion_of_a_hundred_thousand_signs_that_repeats_itself_is_compared():
    passage, suggestion = "a b " * 25_000, "b a a " * 16_000

    pieces = compared(passage, suggestion)

    assert "".join(p.words for p in pieces if p.kind != NEW) == plain(passage)
    assert "".join(p.words for p in pieces if p.kind != GONE) == plain(suggestion)


def test_a_table_of_the_register_says_its_caption_and_its_cells():
    table = DataTable("fees", "Avgifter.", ("Nätverk", "Avgift"), (DataRow("c40", ("C40", None)),))

    assert words_of([table]) == "Tabell. Avgifter. Nätverk Avgift C40 uppgift saknas"


def test_a_written_table_says_its_number_too():
    html = "<table><caption>Året</caption><tr><th>Ett</th></tr></table><p>Två</p>"

    assert words_of(read(html)) == "Tabell. Året Ett Två"


WORDS = st.text(alphabet="abcdefgh \u00a0.", min_size=1, max_size=8).map(Text)
LEAVES = (
    WORDS | st.just(Break()) | st.sampled_from("xy").map(lambda word: Reference(word, f"7{word}"))
)
PIECES = st.recursive(
    LEAVES,
    lambda inside: (
        st.lists(inside, min_size=1, max_size=3)
        .map(tuple)
        .flatmap(
            lambda children: st.sampled_from(
                [Marked("em", children), Link("https://exempel.se", children), Footnote(children)]
            )
        )
    ),
    max_leaves=6,
)
PARAGRAPHS = st.lists(PIECES, min_size=1, max_size=6).map(lambda line: Paragraph(tuple(line)))


@given(st.data(), PARAGRAPHS, PARAGRAPHS, st.text(alphabet="abgh .x7", min_size=1, max_size=12))
def test_nothing_outside_the_passage_changes(data, paragraph, other, suggestion):
    words, _ = folded(line_words(paragraph.children, said))
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    passage = words[start:end].strip()
    assume(passage and plain(suggestion))
    blocks = (other, paragraph)
    try:
        taken = replaced(blocks, passage, suggestion, said)
    except Obstructed:
        return

    before, after = words.split(passage)
    expected = before + plain(suggestion) + after
    assert folded(line_words(taken[1].children, said))[0] == folded(expected)[0]
    assert lines(taken[:1]) == lines(blocks[:1])
    assert list(references(taken)) == list(references(blocks))
