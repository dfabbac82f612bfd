"""What differs between two documents, as data. No database."""

from dataclasses import dataclass

from reports.document import Document
from reports.header import DAYS, HEADER

from .figures import FigureChange, figure_changes
from .sections import SectionChange, section_changes


@dataclass(frozen=True)
class HeaderChange:
    """A field of the header that does not say the same."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Comparison:
    """What differs: in the header, among the quoted values, and section by section.

    All sections are there, those that are the same too.
    """

    header: tuple[HeaderChange, ...]
    figures: tuple[FigureChange, ...]
    sections: tuple[SectionChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        return not (self.header or self.figures or any(s.is_touched for s in self.sections))


def differences(old: Document, new: Document) -> Comparison:
    """What the new document says that the old one does not, and the other way about."""
    names = [*HEADER, *DAYS]
    pairs = [(name, str(getattr(old, name)), str(getattr(new, name))) for name in names]
    return Comparison(
        header=tuple(HeaderChange(*pair) for pair in pairs if pair[1] != pair[2]),
        figures=figure_changes(old.quoted, new.quoted),
        sections=section_changes(old.chapters, new.chapters),
    )
