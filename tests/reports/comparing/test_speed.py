"""A report of a hundred pages: a hundred thousand words, with tables."""

import random
from time import process_time

import pytest

from reports.comparing import differences
from tests.reports.comparing.samples import make_chapter, make_document, make_table

MOST = 2.0  # seconds
VOCABULARY = [f"{start}{end}" for start in "abcdefghij" for end in ("en", "et", "or", "ar", "a")]


def make_text(rng, words=100):
    return f"<p>{' '.join(rng.choices([*VOCABULARY, 'och', 'i', 'att', 'staden'], k=words))}.</p>"


def make_long(rng, *, change):
    """Forty sections of twenty-five paragraphs, each changed a little, rewritten, or left."""
    fixed = random.Random(1)
    chapters = []
    for n in range(40):
        parts = [make_text(fixed) for _ in range(25)]
        table = make_table(*((f"rad {k}", str(k)) for k in range(30)), caption=f"Tabell {n}.")
        chapters.append(
            make_chapter(n, f"Rubrik {n}", *(change(rng, part) for part in parts), table)
        )
    return make_document(*chapters)


def leave(rng, text):
    return text


def reword(rng, text):
    return text.replace("staden", rng.choice(["staden", "kommunen"])).replace("aen", "ben")


def rewrite(rng, text):
    return make_text(rng)


@pytest.mark.slow
@pytest.mark.parametrize("change", [leave, reword, rewrite])
def test_a_hundred_pages_are_compared_within_two_seconds(change):
    rng = random.Random(2)
    old, new = make_long(rng, change=leave), make_long(rng, change=change)
    begun = process_time()

    comparison = differences(old, new)

    assert process_time() - begun < MOST
    assert comparison.is_empty == (change is leave)
