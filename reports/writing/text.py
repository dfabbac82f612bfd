"""What becomes of a section's text when it is saved, and what in it is to be looked over."""

from dataclasses import dataclass, replace

from reports.facts import Fact
from reports.prose.expressions import references
from reports.prose.filling import filled
from reports.prose.reading import read
from reports.prose.words import words
from reports.prose.writing import write

from .aging import aging_in
from .known import known_for


def normal(html):
    """The text in the prose format, with nothing else changed.

    Raises ProseProblem when it cannot be read.
    """
    return write(read(html))


def plain(html):
    """The words of a text."""
    return words(read(html))


def read_aloud(html, day):
    """The words of a text as its reader sees them: a value nobody has seen yet as it is now."""
    known = known_in(day, html)

    def seen(reference):
        words_now = reference.seen or known.say(reference.expression).words
        return replace(reference, seen=words_now or f"{{{{ {reference.expression} }}}}")

    return words(filled(read(html), seen))


def known_in(day, html):
    """What the register says of all that the text names."""
    return known_for(day, [reference.expression for reference in references(read(html))])


def stored(html, day, accepted=()):
    """The text as it is stored: what the author inserts has been seen, with the value it has now.

    ``accepted`` holds the expressions whose changed value the author has accepted.
    """
    known = known_in(day, html)

    def seen(reference):
        if reference.seen and reference.expression not in accepted:
            return reference
        return replace(reference, seen=known.say(reference.expression).words or reference.seen)

    return write(filled(read(html), seen))


@dataclass(frozen=True)
class Changed:
    """A value that is another now than when the author last read the sentence."""

    expression: str
    seen: str
    words: str
    fact: Fact


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
    blocks = read(html)
    pairs = dict.fromkeys((ref.expression, ref.seen) for ref in references(blocks))
    told = [(known.say(expression), seen) for expression, seen in pairs]
    changed = [
        Changed(said.expression, seen, said.words, said.fact)
        for said, seen in told
        if seen and not said.problem and seen != said.words
    ]
    problems = list({said.expression: said for said, _seen in told if said.problem}.values())
    return ToLookOver(changed, problems, aging_in(words(blocks)))
