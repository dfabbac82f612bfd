from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadsnat.differences import subsequence as module
from stadsnat.differences.subsequence import common, rising

few = st.lists(st.integers(0, 4), max_size=30)


def longest(old, new):
    """The length of the longest common subsequence, by the book."""
    row = [0] * (len(new) + 1)
    for item in old:
        before, row = row, [0]
        for j, other in enumerate(new):
            row.append(before[j] + 1 if item == other else max(before[j + 1], row[j]))
    return row[-1]


@given(few, few)
def test_as_much_as_possible_is_in_common_and_in_order(old, new):
    pairs = common(old, new)

    assert all(old[i] == new[j] for i, j in pairs)
    assert all(i < m and j < n for (i, j), (m, n) in pairwise(pairs))
    assert len(pairs) == longest(old, new)


@given(few, few)
def test_what_is_too_large_is_parted_at_what_stands_once(old, new):
    largest, module.LARGEST = module.LARGEST, 0
    try:
        pairs = common(old, new)
    finally:
        module.LARGEST = largest

    assert all(old[i] == new[j] for i, j in pairs)
    assert all(i < m and j < n for (i, j), (m, n) in pairwise(pairs))


def test_sequences_that_are_far_too_large_still_have_their_landmarks():
    old = [n if n % 100 == 0 else "x" for n in range(20_000)]
    new = [n if n % 100 == 0 else "y" for n in range(20_000)]

    assert common(old, new) == [(n, n) for n in range(0, 20_000, 100)]


class Counted:
    """A word that counts how often it is compared."""

    compared = 0

    def __init__(self, words):
        self.words = words

    def __hash__(self):
        return hash(self.words)

    def __eq__(self, other):
        Counted.compared += 1
        return self.words == other.words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("a ", "b "), ("b ", "a ")),  # each word in both, tens of thousands of times
        (("a ", "b ", "c "), ("c ", "a ")),
        (("a ",), ("b ",)),
    ],
)
@pytest.mark.parametrize("length", [6_000, 60_000])
def test_however_odd_two_texts_are_their_words_are_compared_some_times_each(was, now, length):
    old = [Counted(word) for word in was * (length // len(was))]
    new = [Counted(word) for word in now * (length // len(now))]
    Counted.compared = 0

    common(old, new)

    assert Counted.compared <= 8 * (len(old) + len(new))


@given(st.permutations(range(12)))
def test_the_places_that_rise_are_told_in_order(numbers):
    found = [numbers[place] for place in rising(numbers)]

    assert found == sorted(found)
    assert len(found) == longest(numbers, range(12))
