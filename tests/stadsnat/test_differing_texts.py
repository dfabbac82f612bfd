"""Two texts compared word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadsnat.differences import GONE, NEW, SAME, compare, shortened
from stadsnat.differences.markup import pieces_html


def told(pieces):
    marks = {SAME: "{}", GONE: "[-{}]", NEW: "[+{}]"}
    return "".join(marks[piece.kind].format(piece.words) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("Ett ord.", "Ett ord.", "Ett ord."),
        ("", "", ""),
        ("", "Nytt.", "[+Nytt.]"),
        ("Borta.", "", "[-Borta.]"),
        ("Ett långt ord.", "Ett kort ord.", "Ett [-långt][+kort] ord."),
        ("Första.\nAndra.", "Första.\nMellan.\nAndra.", "Första.\n[+Mellan.\n]Andra."),
        ("Ett.\nTvå fyra.", "En.\nTvå fyra.\nTre.", "[-Ett][+En].\nTvå fyra.[+\nTre.]"),
        ("Ett.\nTvå fyra.\nTre.", "En.\nTvå fyra.", "[-Ett][+En].\nTvå fyra.[-\nTre.]"),
        ("Ett. A.\nB.", "Ett. A.\nC.\nB.", "Ett. A.\n[+C.\n]B."),
    ],
)
def test_only_the_words_that_differ_are_marked(before, after, changes):
    assert told(compare(before, after)) == changes


@given(st.text("ab \n.", max_size=60), st.text("ab \n.", max_size=60))
def test_both_texts_can_be_read_out_of_the_comparison(before, after):
    pieces = compare(before, after)

    assert "".join(piece.words for piece in pieces if piece.kind != NEW) == before
    assert "".join(piece.words for piece in pieces if piece.kind != GONE) == after


def test_what_is_far_from_a_change_is_left_out():
    words = " ".join(str(number) for number in range(100))

    shown = told(shortened(compare(f"{words} a {words}", f"{words} b {words}")))

    assert shown == ("… 88 89 90 91 92 93 94 95 96 97 98 99 [-a][+b] 0 1 2 3 4 5 6 7 8 9 10 11 …")


def test_a_very_long_change_is_compared_as_a_whole_and_at_once():
    before, after = "a " * 400_000 + "a", "b " * 400_000 + "b"

    assert told(compare(before, after)) == f"[-{before}][+{after}]"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Ett ord.", "Två ord.", "<del>Ett</del> <ins>Två</ins> ord."),
        ("Ett ord", "Ett", "Ett<del> ord</del>"),
        ("<b>", "<i>", "&lt;<del>b</del> <ins>i</ins>&gt;"),
        ("ett", "två tre", "<del>ett</del> <ins>två tre[slut på det tillagda]</ins>"),
    ],
)
def test_what_differs_is_marked_and_said_for_who_does_not_see_it(before, after, shown):
    html = pieces_html(compare(before, after))

    for said in ("borttaget: ", "tillagt: "):
        html = html.replace(f'<span class="vh">{said}</span>', "")
    html = html.replace('<span class="vh"> slut på det tillagda </span>', "[slut på det tillagda]")
    assert html == shown
