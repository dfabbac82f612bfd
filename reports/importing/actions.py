"""What was read is kept while somebody looks at it, and then becomes a report."""

from reports.manuscript import Manuscript
from reports.models import Section
from reports.starting.actions import store_report
from stadsnat import changes

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
    sections = [
        Section(level=section.level, heading=section.heading, text=section.text)
        for section in document.sections
    ]
    reason = f"Inläst ur filen {name[-200:]}"
    return store_report(head, sections, by=by, reason=reason, kind=changes.IMPORT)


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
