"""What becomes of a section's text when it is saved, and what in it is to be looked over."""

from dataclasses import dataclass, fields, is_dataclass, replace

from reports.prose.nodes import Reference
from reports.prose.reading import read
from reports.prose.words import words
from reports.prose.writing import write

from .aging import aging_in
from .known import say


def normal(html):
    """The text in the prose format, with nothing else changed.

    Raises ProseProblem when it cannot be read.
    """
    return write(read(html))


def plain(html):
    """The words of a text."""
    return words(read(html))


def stored(html, known, accepted=()):
    """The text as it is stored: what the author inserts has been seen, with the value it has now.

    ``accepted`` holds the expressions whose changed value the author has accepted.
    """

    def seen(reference):
        if reference.seen and reference.expression not in accepted:
            return reference
        return replace(reference, seen=say(reference.expression, known).words or reference.seen)

    return write(_with_references(block, seen) for block in read(html))


def _with_references(node, change):
    """The same piece of prose with every reference in it changed."""
    if isinstance(node, Reference):
        return change(node)
    if isinstance(node, tuple):
        return tuple(_with_references(part, change) for part in node)
    if not is_dataclass(node):
        return node
    values = {field.name: getattr(node, field.name) for field in fields(node)}
    changed = {name: _with_references(value, change) for name, value in values.items()}
    return replace(node, **changed) if changed != values else node


def references_in(html):
    """Every reference of the text, in the order they stand."""
    found = []
    for block in read(html):
        _with_references(block, lambda reference: found.append(reference) or reference)
    return found


@dataclass(frozen=True)
class Changed:
    """A value that is another now than when the author last read the sentence."""

    expression: str
    seen: str
    words: str
    fact: object


@dataclass(frozen=True)
class ToLookOver:
    """What an author should see to in a text: changed values, names that are none, aging words."""

    changed: list
    problems: list
    aging: list

    def __bool__(self):
        return bool(self.changed or self.problems or self.aging)


def look_over(html, known):
    """What in the text is to be looked over; the same value of the same words is told once."""
    pairs = dict.fromkeys(
        (reference.expression, reference.seen) for reference in references_in(html)
    )
    told = [(say(expression, known), seen) for expression, seen in pairs]
    changed = [
        Changed(said.expression, seen, said.words, said.fact)
        for said, seen in told
        if seen and not said.problem and seen != said.words
    ]
    problems = list({said.expression: said for said, _seen in told if said.problem}.values())
    return ToLookOver(changed, problems, aging_in(plain(html)))
