"""Whether two names are the same but for how they are written. Pure.

Case, accents, rings, dots and punctuation do not count: "Örebro-nätet" is like "OREBRO NATET".
That errs on the side of asking: whether two rows are the same, a person decides.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

# Letters that no decomposition turns into a plain one.
PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})


def folded(name: str) -> str:
    """The name in plain small letters and figures, one space between the words."""
    # Decomposed first: a letter of mathematics is a capital only then.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    kept = "".join(
        character if character.isalnum() else " "
        for character in decomposed
        if not unicodedata.combining(character)
    )
    return " ".join(kept.translate(PLAIN).split())


def folded_person(name: str) -> str:
    """As any name, but whichever comes first: "Berg, Åsa" is like "Åsa Berg"."""
    return " ".join(sorted(folded(name).split()))


def pairs_alike(names: Iterable[tuple[int, str]]) -> list[tuple[int, int]]:
    """The pairs of keys that share a folded name, each once, the smaller key first."""
    by_name = defaultdict(set)
    for key, name in names:
        if name:
            by_name[name].add(key)
    return sorted({pair for keys in by_name.values() for pair in combinations(sorted(keys), 2)})
