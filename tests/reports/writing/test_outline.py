"""Where a report's sections may stand, and how deep."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.writing.outline import (
    MOVES,
    Entry,
    NotPossible,
    added,
    is_whole,
    mended,
    placed,
    possible,
    under,
)


def outline(text):
    """ "a2 b3" is a chapter a with a section b; the letters are keys."""
    return tuple(Entry(ord(word[0]), int(word[1])) for word in text.split())


def told(entries):
    return " ".join(f"{chr(entry.pk)}{entry.level}" for entry in entries)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("b2 a2", "upp", "a2 b2"),
        ("a2 b3 c2 d3", "upp", None),  # of a: it is first
        ("b2 x3 a2 c3", "upp", "a2 c3 b2 x3"),  # what stands under it follows
        ("b2 c3 d2 a3", "upp", "b2 c3 a3 d2"),  # out of one chapter into the one before
        ("b2 a3", "upp", None),  # a section is never first
        ("b2 c3 a4", "upp", None),  # no level is skipped
        ("a2 b2", "ner", "b2 a2"),
        ("a2 b3 c2 d3", "ner", "c2 d3 a2 b3"),
        ("b2 a3 c2 d3", "ner", "b2 c2 a3 d3"),
        ("b2 c3 a4 d3", "ner", "b2 c3 d3 a4"),
        ("b2 a2", "ner", None),
        ("b2 a2 c3", "in", "b2 a3 c4"),
        ("b2 a2 c3 d4", "in", None),  # d would be too deep
        ("a2 b2", "in", None),
        ("b2 a3 c4 d3", "ut", "b2 a2 c3 d3"),
        ("a2 b2", "ut", None),
    ],
)
def test_a_section_moves_with_what_stands_under_it_or_not_at_all(before, name, after):
    try:
        moved = told(MOVES[name](outline(before), ord("a")))
    except NotPossible:
        moved = None

    assert moved == after


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("b2 a2 c3", None, "a2 c3 b2"),
        ("b2 a3 c4", None, "a2 c3 b2"),  # a chapter where it is first
        ("a2 b3 c2 d3", "c", "c2 d3 a2 b3"),
        ("a2 c2 d3 e2", "d", "c2 d3 a2 e2"),
        ("b2 a3 c2 d3", "c", "b2 c2 a3 d3"),
        ("b2 c3 a4 d2", "d", "b2 c3 d2 a3"),  # as deep as the place allows
        ("a2 b3", "b", None),  # not after what stands under it
    ],
)
def test_a_section_is_placed_after_any_other(before, after, moved):
    try:
        done = told(placed(outline(before), ord("a"), after and ord(after)))
    except NotPossible:
        done = None

    assert done == moved


def test_a_new_section_stands_beside_the_one_it_comes_after():
    assert told(added(outline("b2 c3 d2"), ord("a"), ord("b"))) == "b2 c3 a2 d2"
    assert told(added(outline("b2 c3 d2"), ord("a"), ord("c"))) == "b2 c3 a3 d2"
    assert told(added(outline("b2 c3"), ord("a"), None)) == "b2 c3 a2"
    assert told(added((), ord("a"), None)) == "a2"


def test_levels_that_break_the_rule_are_mended_and_others_kept():
    assert told(mended(outline("a3 b4 c2 d4"))) == "a2 b3 c2 d3"
    assert told(mended(outline("a2 b3 c4 d2"))) == "a2 b3 c4 d2"


def test_what_stands_under_a_section_ends_at_the_next_of_its_level():
    assert told(under(outline("b2 a3 c4 d4 e3"), ord("a"))) == "a3 c4 d4"


@st.composite
def outlines(draw):
    levels = draw(st.lists(st.integers(2, 4), min_size=1, max_size=12))
    return mended(tuple(Entry(number, level) for number, level in enumerate(levels)))


@given(outlines(), st.data())
def test_no_move_skips_a_level_or_loses_a_section(entries, data):
    pk = data.draw(st.sampled_from(entries)).pk
    after = data.draw(st.none() | st.integers(0, len(entries) - 1))
    for move in [*MOVES.values(), partial(placed, after=after)]:
        try:
            moved = move(entries, pk)
        except NotPossible:
            continue
        assert is_whole(moved)
        assert {entry.pk for entry in moved} == {entry.pk for entry in entries}


@given(outlines())
def test_what_is_offered_is_what_can_be_done(entries):
    for pk, names in possible(entries).items():
        for name in names:
            assert MOVES[name](entries, pk) != entries
