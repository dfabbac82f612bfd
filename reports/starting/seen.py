"""What the author of an earlier report saw of the register, for those who copy it."""

from dataclasses import replace

from reports.facts import facts_named_in, values
from reports.prose.expressions import evaluate
from reports.prose.filling import filled
from reports.prose.reading import read
from reports.prose.writing import write


def with_seen_values(texts, day):
    """The texts, each reference with the value that it had on the day unless it has one.

    So whatever has changed from that day to the copy's is marked there, old → new.
    """
    blocks = [read(text) for text in texts]
    said = values(facts_named_in([block for each in blocks for block in each], day))

    def see(reference):
        if reference.seen:
            return reference
        try:
            return replace(reference, seen=evaluate(reference.expression, said))
        except KeyError:
            return reference  # unknown then as now: the report's page says so

    return [write(filled(each, see)) for each in blocks]
