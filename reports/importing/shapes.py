"""What passes between the readers of files and the report: pieces of text, sections, notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stadsnat.numbers import say_number
from stadsnat.sheets import Note, UnreadableFile

from . import refusals

MOST_PIECES = 20_000  # headings, paragraphs, lists and tables of one file
MOST_CHARACTERS = 1_500_000  # of what is read, markup counted
MOST_SECTIONS = 1_000
TITLE = 0


@dataclass(frozen=True)
class Piece:
    """A heading or a block, in the order of the file.

    ``level`` is None for a block, whose ``html`` is in the prose format; a heading has its words in
    ``words`` and a level of the file's own, 0 for the title of the whole.
    """

    html: str = ""
    level: int | None = None
    words: str = ""
    after: str = ""  # what a section's name cannot hold, such as the footnote of a heading


@dataclass(frozen=True)
class ReadSection:
    """A section to be; ``is_named_here`` when its heading does not stand in the file."""

    level: int
    heading: str
    text: str
    is_named_here: bool = False


@dataclass(frozen=True)
class Letterhead:
    """What stands at the top of the first page, as it is written there; empty when it does not."""

    office: str = ""
    division: str = ""
    annex: str = ""
    reference_number: str = ""
    dated: str = ""  # YYYY-MM-DD


@dataclass(frozen=True)
class ReadDocument:
    """A file that was read: its title, its letterhead, its sections, what was tolerated."""

    title: str
    letterhead: Letterhead
    sections: tuple[ReadSection, ...]
    notes: tuple[Note, ...] = ()


@dataclass
class Pieces:
    """What a reader has read so far; refuses a file that is too much for one report."""

    read: list[Piece] = field(default_factory=list)
    characters: int = 0

    def add(self, piece: Piece) -> None:
        self.read.append(piece)
        self.characters += len(piece.html) + len(piece.words)
        if len(self.read) > MOST_PIECES:
            raise UnreadableFile(refusals.TOO_MANY, limit=say_number(MOST_PIECES))
        if self.characters > MOST_CHARACTERS:
            raise UnreadableFile(refusals.TOO_LONG)

    def add_all(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            self.add(piece)


Attributes = Mapping[str, str]
