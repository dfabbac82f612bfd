"""What stands in a reference: the name of a fact, and how to say it. No database."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from .lines import pieces
from .nodes import Block, Reference, Text
from .values import FILTERS, UNKNOWN, Value


class UnknownName(KeyError):
    """A name that the register does not have."""


class UnknownFilter(KeyError):
    """A way to say a value that there is not."""


@dataclass(frozen=True)
class ReferenceProblem:
    """A reference that cannot be filled in: where, what, and what was perhaps meant."""

    key: int  # of the section
    section: str
    word: str  # what does not exist; of a text that cannot be read, the sentence that says why
    nearest: str = ""
    kind: Literal["name", "filter", "braces", "text"] = "name"

    @property
    def sentence(self) -> str:
        """What is wrong, in the language of whoever reads it."""
        match self.kind:
            case "name":
                told = _("Uppgiften ”%(word)s” finns inte.") % {"word": self.word}
            case "filter":
                told = _("Formen ”%(word)s” finns inte.") % {"word": self.word}
            case "braces":
                told = _("Klamrarna ”%(word)s” hör inte till någon uppgift.") % {"word": self.word}
            case "text":
                told = self.word
        return " ".join([told, *self._advice()])

    def _advice(self) -> Iterator[str]:
        if self.nearest:
            yield _("Menades ”%(nearest)s”?") % {"nearest": self.nearest}
        if self.kind == "filter":
            yield _("Former som finns: %(forms)s.") % {"forms": ", ".join(FILTERS)}

    def __str__(self) -> str:
        of = _("Avsnittet ”%(section)s”:") % {"section": self.section}
        return f"{of} {self.sentence[:1].lower()}{self.sentence[1:]}"


class ReferenceProblems(Exception):
    """References that cannot be filled in, at least one."""

    def __init__(self, problems: Iterable[ReferenceProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def name_of(expression: str) -> str:
    """The name of the fact, without the filters."""
    return expression.split("|")[0]


def evaluate(expression: str, values: Mapping[str, Value]) -> str:
    """The expression in words: "sju" for ``eurocities.forum|bokstäver``.

    Raises UnknownName or UnknownFilter, which are KeyErrors, with what does not exist.
    """
    name, *filters = expression.split("|")
    if name not in values:
        raise UnknownName(name)
    value = values[name]
    if not value.words:
        value = Value(UNKNOWN)
    for word in filters:
        if word not in FILTERS:
            raise UnknownFilter(word)
        value = FILTERS[word](value)
    return value.words


def nearest(word: str, among: Iterable[str]) -> str:
    """The known word that most looks like this one, "" when none does.

    Of a network that is known, only what is known of it: another's figure is never meant.
    """
    words = list(among)
    own = [one for one in words if one.split(".")[0] == word.split(".")[0]]
    close = difflib.get_close_matches(word, own or words, n=1, cutoff=0.5)
    return close[0] if close else ""


def references(blocks: Iterable[Block]) -> Iterator[Reference]:
    """Every reference in the blocks, in the order in which they stand."""
    for piece in pieces(blocks):
        if isinstance(piece, Reference):
            yield piece


def loose_braces(blocks: Iterable[Block]) -> str:
    """The first braces that are no reference, since one of the pair is missing; "" if none."""
    for piece in pieces(blocks):
        if isinstance(piece, Text):
            for brace in ("{{", "}}"):
                if brace in piece.words:
                    return brace
    return ""
