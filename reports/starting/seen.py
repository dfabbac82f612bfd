"""What the author of an earlier report saw of the register, for those who copy it."""

from dataclasses import replace

from reports.facts import facts_named_in, values
from reports.prose.elements import ProseProblem
from reports.prose.expressions import evaluate
from reports.prose.filling import filled
from reports.prose.reading import read
from reports.prose.writing import write


def with_seen_values(texts, day):
    """The texts, each reference with the value that it had on the day unless it has one.

    So whatever has changed from that day to the copy's is marked there, old → new. A text that
    cannot be read stays as it is: the page of the copy says so, as that of the original does.
    """
    blocks = [_blocks_of(text) for text in texts]
    said = values(facts_named_in([block for each in blocks for block in each or ()], day))

    def see(reference):
        if reference.seen:
            return reference
        try:
            return replace(reference, seen=evaluate(reference.expression, said))
        except KeyError:
            return reference  # unknown then as now: the report's page says so

    return [
        text if each is None else write(filled(each, see))
        for text, each in zip(texts, blocks, strict=True)
    ]


def _blocks_of(text):
    """None when it cannot be read."""
    try:
        return read(text)
    except ProseProblem:
        return None
