"""A line as words, each with its marks: what is compared. No database."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from reports.prose.nodes import Break, Footnote, Inline, Link, Marked, Reference, Text

Marks = tuple[str, ...]
FOOTNOTE = "footnote"
LINK = "a "
BREAK = "\n"

# A number with its groups of three, a word with what joins its parts, or one sign.
_PIECE = re.compile(
    r"(?P<space>\s*)"
    r"(?P<word>\d{1,3}(?:\s\d{3})+(?!\w)|\w+(?:[-‑–’'.,:/@]\w+)*|[^\w\s])?"
)


@dataclass(frozen=True)
class Token:
    """A word, a number or a sign, and how it is set; two are equal whatever space is before."""

    words: str
    marks: Marks = ()
    is_spaced: bool = field(default=False, compare=False)  # whether a space comes before it

    @cached_property
    def folded(self) -> str:
        """The word for telling how alike two lines are."""
        return self.words.casefold()


def tokens(pieces: Iterable[Inline]) -> tuple[Token, ...]:
    """The words of a line in their order; a reference is its value, a footnote is in brackets."""
    found: list[Token] = []
    pending = False
    for text, marks in _segments(pieces, ()):
        if text == BREAK:
            found.append(Token(BREAK, marks))
            pending = False
            continue
        for match in _PIECE.finditer(text):
            pending = pending or bool(match["space"])
            if word := match["word"]:
                found.append(Token(_one_space(word), marks, pending and bool(found)))
                pending = False
    return tuple(found)


def _one_space(word: str) -> str:
    """A space that does not break is still a space."""
    return word if word.isalnum() else re.sub(r"\s", " ", word)


def _segments(pieces: Iterable[Inline], marks: Marks) -> Iterator[tuple[str, Marks]]:
    for piece in pieces:
        match piece:
            case Text(words) | Reference(_, words):
                yield words.replace("\u00ad", ""), marks
            case Break():
                yield BREAK, marks
            case Marked(kind, children):
                yield from _segments(children, (*marks, kind))
            case Link(href, children):
                yield from _segments(children, (*marks, f"{LINK}{href}"))
            case Footnote(children):
                yield " [", (*marks, FOOTNOTE)
                yield from _segments(children, (*marks, FOOTNOTE))
                yield "]", (*marks, FOOTNOTE)


def plain(found: Iterable[Token]) -> str:
    """The words as one line of text."""
    return "".join(f" {token.words}" if token.is_spaced else token.words for token in found)
