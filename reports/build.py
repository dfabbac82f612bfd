"""From a report and the register to a document: everything that is printed, and nothing else."""

from dataclasses import dataclass
from datetime import date

from .prose import fill_in
from .references import references


@dataclass(frozen=True)
class Chapter:
    """One heading and the clean HTML under it."""

    order: int
    level: int
    heading: str
    html: str


@dataclass(frozen=True)
class Document:
    """A report with its figures filled in as of its day. No queries are made after this."""

    slug: str
    title: str
    short_title: str
    office: str
    division: str
    annex: str
    reference_number: str
    dated: date
    as_of: date
    chapters: tuple[Chapter, ...]


def build(report):
    """The document of a report, as of its day.

    Raises prose.ReferenceProblem when a section refers to something unknown.
    """
    values = references(report.as_of)
    chapters = tuple(
        Chapter(
            section.order,
            section.level,
            section.heading,
            fill_in(section.heading, section.text, values),
        )
        for section in report.sections.all()
    )
    return Document(
        slug=report.slug,
        title=report.title,
        short_title=report.short_title,
        office=report.office,
        division=report.division,
        annex=report.annex,
        reference_number=report.reference_number,
        dated=report.dated,
        as_of=report.as_of,
        chapters=chapters,
    )
