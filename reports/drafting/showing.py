"""A section's text as it would be read on a day, for a page that asks about it."""

from dataclasses import replace

from reports.facts import facts, values
from reports.markup import block_html, joined
from reports.prose.expressions import evaluate, name_of, references
from reports.prose.filling import filled
from reports.prose.reading import read


def shown(text, day):
    """The text as HTML; a reference to something unknown stands with its name."""
    blocks = read(text)
    names = {name_of(ref.expression) for ref in references(blocks)}
    known = values(facts(day, only={name.split(".")[0] for name in names}))

    def fill(reference):
        try:
            return replace(reference, seen=evaluate(reference.expression, known))
        except KeyError:
            return replace(reference, seen=reference.seen or reference.expression)

    return joined(map(block_html, filled(blocks, fill)))
