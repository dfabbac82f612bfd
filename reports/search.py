"""What can be found of the reports.

Everybody finds the newest edition of each, by its own title and by the words that were frozen in
it. The draft and its sections, as they now read, are found by the staff who write them.
"""

from dataclasses import replace

from stadsnat.search import Found, Searchable

from .models import Edition, Report, Section
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
    )


def _section(row):
    return Found(
        title=row.heading,
        address=f"{row.report.get_absolute_url()}#avsnitt-{row.pk}",
        context=row.report.title,
        words=[_prose(row.text)],
    )


def _edition(row):
    return Found(
        title=row.title,
        address=row.get_absolute_url(),
        context=", ".join(filter(None, [row.office, row.division, f"utgåva {row.number}"])),
        words=[row.short_title, row.reference_number, *row.text.splitlines()],
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
        model=Edition,
        kind="utgåva",
        weight=30,
        rows=lambda: Edition.objects.newest().defer("pdf", "data").select_related("report"),
        found=_edition,
        depends={Report: ("report",)},  # which is saved whenever an edition of it is issued
    ),
    Searchable(
        model=Report,
        kind="rapport",
        weight=29,
        rows=lambda: Report.objects.all(),
        found=_report,
        is_for_staff=True,
    ),
    Searchable(
        model=Section,
        kind="avsnitt",
        weight=20,
        rows=lambda: Section.objects.select_related("report"),
        found=_section,
        is_for_staff=True,
        depends={Report: ("report",)},
    ),
]
