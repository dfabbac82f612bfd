"""A section's text as it would be read on a day, for a page that asks about it."""

from dataclasses import replace

from django.utils.html import format_html

from reports.facts import facts_named_in, values
from reports.markup import block_html, joined
from reports.prose.elements import ProseProblem
from reports.prose.expressions import evaluate
from reports.prose.filling import filled
from reports.prose.reading import read


def shown(text, day):
    """The text as HTML; a reference to something unknown stands with its name.

    Of a text that cannot be read it is said why.
    """
    try:
        blocks = read(text)
    except ProseProblem as problem:
        return format_html("<p>{}</p>", problem)
    known = values(facts_named_in(blocks, day))

    def fill(reference):
        try:
            return replace(reference, seen=evaluate(reference.expression, known))
        except KeyError:
            return replace(reference, seen=reference.seen or reference.expression)

    return joined(map(block_html, filled(blocks, fill)))
