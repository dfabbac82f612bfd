"""What was read is kept while somebody looks at it, and then becomes a report."""

from functools import cache

from reports.facts import facts, values
from reports.models import Manuscript, Section
from reports.prose.expressions import evaluate
from reports.prose.line_reading import normal_expression
from reports.prose.reading import read
from reports.prose.writing import write
from reports.starting.actions import store_report
from stadsnat import changes

from .braces import without_loose_braces
from .keeping import to_json
from .outline import LONGEST_TITLE


def keep(document, *, name, title, owner):
    """A manuscript of the document; those that everybody has forgotten go."""
    Manuscript.objects.forgotten().delete()
    content = to_json(document)
    content["title"] = title or content["title"]
    return Manuscript.objects.create(owner=owner, name=name[-200:], content=content)


def import_report(document, *, name, head, by):
    """A draft with the sections of the document that was read in the file of that name."""
    is_known = _known_on(head["as_of"])
    sections = [
        Section(
            level=section.level,
            heading=section.heading,
            text=write(read(without_loose_braces(section.text, is_known))),
        )
        for section in document.sections
    ]
    reason = f"Inläst ur filen {name[-200:]}"
    return store_report(head, sections, by=by, reason=reason, kind=changes.IMPORT)


def _known_on(day):
    """Tells of what stands in double braces whether the register has it on the day."""

    @cache
    def said():
        return values(facts(day))  # read only if there are any braces

    def is_known(expression):
        try:
            return bool(evaluate(normal_expression(expression), said()))
        except KeyError:
            return False

    return is_known


def known_head(document):
    """What the file says of the report itself, by the names of the report's fields."""
    letterhead = document.letterhead
    return {
        "title": document.title[:LONGEST_TITLE],
        "office": letterhead.office,
        "division": letterhead.division,
        "annex": letterhead.annex,
        "reference_number": letterhead.reference_number,
        "dated": letterhead.dated,
        "as_of": letterhead.dated,
    }
