"""What can be found of the reports: their titles, and what their sections say."""

from dataclasses import replace

from stadsnat.search import Found, Searchable

from .models import Report, Section
from .prose.elements import ProseProblem
from .prose.filling import filled
from .prose.reading import read
from .prose.words import words


def _report(row):
    return Found(
        title=row.title,
        address=row.get_absolute_url(),
        context=", ".join(filter(None, [row.office, row.division])),
        words=[row.short_title, row.reference_number],
        is_public=row.is_public,
    )


def _section(row):
    return Found(
        title=row.heading,
        address=f"{row.report.get_absolute_url()}#avsnitt-{row.pk}",
        context=row.report.title,
        words=[_prose(row.text)],
        is_public=row.report.is_public,
    )


def _prose(text):
    """The words of the section; what it takes from the register is found there, not here."""
    try:
        blocks = filled(read(text), lambda reference: replace(reference, seen="…"))
    except ProseProblem:
        return ""  # the report's page says why nobody can read it
    return " ".join(words(blocks).split())


SEARCHABLES = [
    Searchable(
        model=Report,
        kind="rapport",
        weight=30,
        rows=lambda: Report.objects.all(),
        found=_report,
    ),
    Searchable(
        model=Section,
        kind="avsnitt",
        weight=20,
        rows=lambda: Section.objects.select_related("report"),
        found=_section,
        depends={Report: ("report",)},
    ),
]
