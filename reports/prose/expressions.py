"""What stands in a reference: the name of a fact, and how to say it. No database."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .nodes import (
    Block,
    Footnote,
    Heading,
    Inline,
    Link,
    Listing,
    Marked,
    Paragraph,
    Quote,
    Reference,
    Table,
    Text,
)
from .values import FILTERS, UNKNOWN, Value


@dataclass(frozen=True)
class ReferenceProblem:
    """A reference that cannot be filled in: where, what, and what was perhaps meant."""

    key: int  # of the section
    section: str
    word: str
    nearest: str = ""

    def __str__(self) -> str:
        text = f"Avsnittet ”{self.section}”: uppgiften ”{self.word}” finns inte."
        return f"{text} Menades ”{self.nearest}”?" if self.nearest else text


class ReferenceProblems(Exception):
    """References that cannot be filled in, at least one."""

    def __init__(self, problems: Iterable[ReferenceProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def name_of(expression: str) -> str:
    """The name of the fact, without the filters."""
    return expression.split("|")[0]


def evaluate(expression: str, values: Mapping[str, Value]) -> str:
    """The expression in words: "sju" for ``eurocities.forum|bokstäver``.

    Raises KeyError with the name, or the filter, that does not exist.
    """
    name, *filters = expression.split("|")
    value = values[name]
    if not value.words:
        value = Value(UNKNOWN)
    for word in filters:
        value = FILTERS[word](value)
    return value.words


def nearest(word: str, among: Iterable[str]) -> str:
    """The known word that most looks like this one, "" when none does."""
    close = difflib.get_close_matches(word, list(among), n=1, cutoff=0.5)
    return close[0] if close else ""


def nearest_known(word: str, names: Iterable[str]) -> str:
    """The name or filter that was perhaps meant: filters have no point in them."""
    return nearest(word, names if "." in word else [*FILTERS, *names])


def references(blocks: Iterable[Block]) -> Iterator[Reference]:
    """Every reference in the blocks, in the order in which they stand."""
    for piece in pieces(blocks):
        if isinstance(piece, Reference):
            yield piece


def pieces(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every piece of every line of the blocks, those inside others too."""
    for block in blocks:
        match block:
            case Paragraph(children) | Heading(_, children):
                yield from _inside(children)
            case Listing(_, items):
                for item in items:
                    yield from pieces(item)
            case Quote(inner):
                yield from pieces(inner)
            case Table(_, head, rows, _):
                for row in head + rows:
                    for cell in row.cells:
                        yield from _inside(cell.children)


def _inside(children: Iterable[Inline]) -> Iterator[Inline]:
    for piece in children:
        yield piece
        if isinstance(piece, Marked | Link | Footnote):
            yield from _inside(piece.children)


def loose_braces(blocks: Iterable[Block]) -> str:
    """The first braces that are no reference, since one of the pair is missing; "" if none."""
    for piece in pieces(blocks):
        if isinstance(piece, Text):
            for brace in ("{{", "}}"):
                if brace in piece.words:
                    return brace
    return ""
