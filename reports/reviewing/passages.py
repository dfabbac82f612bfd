"""A passage of a text: where it stands, and other words in its place. No database.

Spaces of any kind are one space here, and what cannot be seen is nothing: a passage is copied from
a page, where spaces and dashes are those of print, and comes as the browser gave it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from reports.document import DataTable
from reports.prose.lines import Line, lines, with_lines
from reports.prose.nodes import (
    Block,
    Break,
    Footnote,
    Inline,
    Link,
    Marked,
    Reference,
    Table,
    Text,
)
from reports.prose.typography import DASH
from reports.prose.values import UNKNOWN
from reports.prose.words import UNSEEN
from stadsnat.differences import Piece, compare
from stadsnat.differences.steps import steps
from stadsnat.differences.texts import split

_PARAGRAPHS = re.compile(r"\n\s*\n")

Said = Callable[[Reference], str]
"""What a reference says where it stands."""


class Obstacle(Enum):
    """Why other words cannot be put in the place of a passage."""

    GONE = "gone"  # the passage does not stand in the text
    SEVERAL = "several"  # it stands there more than once
    VALUE = "value"  # a value of the register would change
    PARAGRAPHS = "paragraphs"  # the new words are more than one paragraph
    BRACES = "braces"  # the new words hold a reference, or look like one


class Obstructed(Exception):
    """Other words cannot be put in the place of a passage: ``obstacle`` says why."""

    def __init__(self, obstacle: Obstacle) -> None:
        self.obstacle = obstacle
        super().__init__(obstacle.value)


@dataclass(frozen=True)
class _Edit:
    """New words for the signs of a line from ``start`` to ``end``."""

    start: int
    end: int
    words: str


def folded(words: str) -> tuple[str, list[int]]:
    """The words with every space as one, and where each sign of them stood."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(words):
        if sign in UNSEEN:
            continue
        if sign.isspace():
            if signs and signs[-1] == " ":
                continue
            sign = " "
        signs.append(sign)
        places.append(place)
    return "".join(signs), places


def plain(words: str) -> str:
    """The words as they are compared: every space as one, none at the ends."""
    return folded(words)[0].strip()


def stands_in(passage: str, words: str) -> bool:
    """Whether the words, as ``plain`` makes them, hold the passage."""
    return _undashed(plain(passage)) in _undashed(words)


def _undashed(words: str) -> str:
    """As many signs, with the dashes of print as they may have been typed."""
    return words.replace(DASH, "-")


def line_words(line: Iterable[Inline], said: Said) -> str:
    """What a line says as it is read on the page, its footnotes too."""
    return "".join(_words(leaf, said) for leaf in _leaves(line))


def words_of(blocks: Iterable[Block | DataTable]) -> str:
    """All that the blocks of a built document say on the page, as passages are compared."""
    said = [words for block in blocks for words in _block_words(block)]
    return plain(" ".join(said))


def _block_words(block: Block | DataTable) -> Iterator[str]:
    if isinstance(block, DataTable):
        yield f"{block.label}. {block.caption}"
        yield from block.columns
        yield from (cell or UNKNOWN for row in block.rows for cell in row.cells)
        yield block.note
        return
    if isinstance(block, Table):
        yield f"{block.label}."
    yield from (line_words(line, lambda reference: reference.seen) for line in lines([block]))


def replaced(
    blocks: tuple[Block, ...], passage: str, suggestion: str, said: Said
) -> tuple[Block, ...]:
    """The text with the suggestion in place of the passage, which stands there exactly once.

    Only what differs between the two is changed, so the references and the stress in the rest of
    the passage stay. Raises Obstructed when it cannot be done.
    """
    if _PARAGRAPHS.search(suggestion.strip()):
        raise Obstructed(Obstacle.PARAGRAPHS)
    if "{{" in suggestion or "}}" in suggestion:
        raise Obstructed(Obstacle.BRACES)
    wanted = plain(passage)
    found = sum(len(_places(line_words(line, said), wanted)) for line in lines(blocks))
    if found != 1:
        raise Obstructed(Obstacle.SEVERAL if found else Obstacle.GONE)
    return with_lines(blocks, lambda line: _with_suggestion(line, wanted, plain(suggestion), said))


def compared(passage: str, suggestion: str) -> list[Piece]:
    """The two as one row of words that stay, go and come."""
    return compare(plain(passage), plain(suggestion))


def _leaves(line: Iterable[Inline]) -> Iterator[Inline]:
    """The pieces that hold no others, in order."""
    for piece in line:
        if isinstance(piece, Marked | Link | Footnote):
            yield from _leaves(piece.children)
        else:
            yield piece


def _words(leaf: Inline, said: Said) -> str:
    match leaf:
        case Text(words):
            return words
        case Reference():
            return said(leaf)
        case _:
            return " "


def _places(words: str, wanted: str) -> list[int]:
    """Where the passage begins in the folded words, those that overlap too."""
    text, wanted = _undashed(folded(words)[0]), _undashed(wanted)
    return [place for place in range(len(text)) if text.startswith(wanted, place)] if wanted else []


def _with_suggestion(line: Line, wanted: str, suggestion: str, said: Said) -> Line:
    words = line_words(line, said)
    found = _places(words, wanted)
    if not found:
        return line
    edits = _edits(words, found[0], wanted, suggestion)
    return _Rewriting(line, edits, said).line() if edits else line


def _edits(words: str, begins: int, wanted: str, suggestion: str) -> list[_Edit]:
    """What differs between the two, at the places of the line."""
    _, places = folded(words)
    old, new = split(wanted), split(suggestion)
    offsets = [begins]
    for token in old:
        offsets.append(offsets[-1] + len(token))
    edits = []
    for step in steps(old, new):
        at = _place(places, offsets[step.start], len(words))
        until = _place(places, offsets[step.end], len(words)) if step.end > step.start else at
        edits.append(_Edit(at, until, "".join(new[step.begin : step.stop])))
    return edits


def _place(places: list[int], number: int, length: int) -> int:
    return places[number] if number < len(places) else length


class _Rewriting:
    """One line with new words for parts of it."""

    def __init__(self, line: Line, edits: list[_Edit], said: Said) -> None:
        self.pieces = line
        self.spans: list[tuple[Inline, str, int]] = []
        start = 0
        for leaf in _leaves(line):
            words = _words(leaf, said)
            self.spans.append((leaf, words, start))
            start += len(words)
        self.dropped = {place for edit in edits for place in range(edit.start, edit.end)}
        self.added: dict[tuple[int, int], str] = {}  # (leaf, place) → the words put there
        for edit in edits:
            self._spare_values(edit)
            if edit.words:
                self.added[self._leaf_for(edit), edit.start] = edit.words

    def line(self) -> Line:
        self.next = 0
        return self._made(self.pieces)

    def _spare_values(self, edit: _Edit) -> None:
        """A value of the register is not what a reviewer can write otherwise."""
        for leaf, words, start in self.spans:
            if isinstance(leaf, Reference):
                end = start + len(words)
                is_inside = start < edit.start < end or start < edit.end < end
                if is_inside or (edit.start <= start < end <= edit.end):
                    raise Obstructed(Obstacle.VALUE)

    def _leaf_for(self, edit: _Edit) -> int:
        """The leaf that the new words join: one of words, which they stand in or after."""

        def rank(number: int) -> tuple[bool, bool, bool]:
            leaf, words, start = self.spans[number]
            stands_in = start < edit.end and edit.start < start + len(words)
            return isinstance(leaf, Text), stands_in, start < edit.start

        touching = [
            number
            for number, (_, words, start) in enumerate(self.spans)
            if start <= edit.start <= start + len(words)
        ]
        return max(touching, key=rank)

    def _made(self, pieces: Line) -> Line:
        made: list[Inline] = []
        for piece in pieces:
            if isinstance(piece, Marked | Link | Footnote):
                inside = self._made(piece.children)
                made += [replace(piece, children=inside)] if inside else []
            else:
                made += self._leaf()
        return tuple(made)

    def _leaf(self) -> list[Inline]:
        number, self.next = self.next, self.next + 1
        leaf, words, start = self.spans[number]
        end = start + len(words)
        if isinstance(leaf, Text):
            signs = [
                self.added.get((number, place), "")
                + ("" if place in self.dropped or place == end else words[place - start])
                for place in range(start, end + 1)
            ]
            return [Text("".join(signs))] if "".join(signs) else []
        is_gone = isinstance(leaf, Break) and start in self.dropped
        before, after = self.added.get((number, start)), self.added.get((number, end))
        kept: list[Inline] = [] if is_gone else [leaf]
        return [
            *([Text(before)] if before else []),
            *kept,
            *([Text(after)] if after and end != start else []),
        ]
