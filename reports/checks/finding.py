"""What a check finds, and what all checks are given to look at."""

import hashlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Finding:
    """Something in a report that stops the issue, or that somebody must take upon themselves."""

    check: str  # the name of the check
    of: str  # what tells this finding from the others of the check, whatever the language
    stops: bool
    sentence: str
    address: str  # of the place where it is mended
    words: str = ""  # the words of the report that it is about

    @property
    def key(self) -> str:
        """The same for the same matter, and another when the matter changes."""
        return f"{self.check}-{hashlib.sha256(self.of.encode()).hexdigest()[:16]}"


@dataclass(frozen=True)
class Text:
    """A section and the blocks of its text."""

    section: Any
    blocks: tuple[Any, ...]
    address: str
    problem: str = ""  # why the text cannot be read


@dataclass(frozen=True)
class Looked:
    """A report as the checks look at it: everything is read once, for all of them."""

    report: Any
    texts: tuple[Text, ...]
    known: dict[str, Any]  # the names that the texts refer to → their facts on the report's day
    document: Any  # None when the report cannot be built
    today: Any
    address: str
