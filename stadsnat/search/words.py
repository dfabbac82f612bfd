"""When a word that is sought and a word of the register are the same.

Capitals and accents do not matter, but å, ä and ö are letters of their own. Two words are the same
when they have the same *root*: what is left without the genitive's s and the endings of number and
definiteness, so that "nätverket" finds "nätverk". (The Swedish configuration of PostgreSQL 15 does
not know that.) What is left need not be a word, if only all forms of a word leave the same. A long
word has *parts* too, everything that it may end in, each after a "<": then "borgarrådet" finds
"finansborgarrådet", for the last part of a compound is the one that says what it is.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST_WORD = 60  # longer ones are cut: an index holds no novels
LONGEST_QUESTION = 200
MOST_WORDS = 12
SHORTEST_ROOT = 3
SHORTEST_PART = 4
BEFORE_A_PART = 3  # letters

_WORD = re.compile(r"[^\W_]+")
_OWN_LETTERS = frozenset("åäö")
_AS = str.maketrans({"æ": "ä", "ø": "ö", "œ": "ö", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_ENDINGS = re.compile(
    r"(?:erna|arna|orna|en|et|ar|er|or|na|(?<=[aeiouyåäö])n|(?<=[bdfgklmnprsv])t|a|e)$"
)
_DOUBLED = re.compile(r"([mn])\1$")
# Too common to tell anything apart, unless nothing else is asked for.
_COMMON = frozenset(
    [
        *("och", "i", "för", "av", "på", "med", "den", "det", "de", "en", "ett", "till", "om"),
        *("and", "the", "of", "in", "for", "to"),
    ]
)


@dataclass(frozen=True)
class Question:
    """What somebody wrote in the search field, and the words of it that count."""

    written: str
    words: tuple[str, ...] = ()
    problem: str = ""

    @property
    def key(self) -> str:
        """The words as the beginning of a title."""
        return " ".join(words(self.written))

    def strict(self) -> list[list[str]]:
        """For each word what in the index stands for it."""
        return [_same(word) for word in self.words]

    def loose(self) -> list[list[str]]:
        """The same, but the last may be half written: a beginning ends with ``*``."""
        *others, last = self.strict()
        return [*others, [*last, f"{self.words[-1]}*"]]


def fold(text: str) -> str:
    """The text without what does not matter to a Swedish reader."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_AS)
    return "".join(_fold_letter(letter) for letter in unicodedata.normalize("NFC", lowered))


def _fold_letter(letter: str) -> str:
    if letter in _OWN_LETTERS:
        return letter
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))


def words(text: str) -> list[str]:
    """The words of the text, folded, in their order."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where in the text its words stand."""
    return (match.span() for match in _WORD.finditer(text))


@lru_cache(maxsize=10_000)
def root(word: str) -> str:
    """What all forms of the folded word have in common."""
    without_s = word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] != "s" else word
    shorter = _ENDINGS.sub("", without_s)
    if len(shorter) < SHORTEST_ROOT:
        return without_s
    if shorter == word:
        return _DOUBLED.sub(r"\1", word)
    return root(shorter)


def parts(word: str) -> list[str]:
    """What the root of the folded word may end in, were it a compound."""
    whole = root(word)
    starts = range(BEFORE_A_PART, len(whole) - SHORTEST_PART + 1)
    return [f"<{whole[start:]}" for start in starts] if word.isalpha() else []


def terms(text: str, most: int = 0) -> str:
    """Everything that the text can be found by, each once, with spaces between.

    ``most`` is how many bytes of it are kept, 0 for all of them; the parts of words go first.
    """
    each = dict.fromkeys(words(text))
    found: dict[str, None] = {}
    for word in each:
        found.update(dict.fromkeys([word, root(word)]))
    for word in each:
        found.update(dict.fromkeys(parts(word)))
    joined = " ".join(found)
    encoded = joined.encode()
    if not most or len(encoded) <= most:
        return joined
    return encoded[: most + 1].rpartition(b" ")[0].decode()


def _same(word: str) -> list[str]:
    whole = root(word)
    return [whole, f"<{whole}"] if len(whole) >= SHORTEST_PART else [whole]


def ask(written: str) -> Question:
    """Read what somebody wrote; ``problem`` is "empty", "short" or "long" when it cannot be."""
    written = written.strip()
    if len(written) > LONGEST_QUESTION:
        return Question(written[:LONGEST_QUESTION], problem="long")
    found = words(written)
    telling = [word for word in found if word not in _COMMON] or found
    if not written:
        return Question("", problem="empty")
    if len("".join(telling)) < 2:
        return Question(written, problem="short")
    if len(telling) > MOST_WORDS:
        return Question(written, problem="long")
    return Question(written, tuple(telling))
