"""Every way in which writing changes a report: text, header, order. Each goes through the door.

The reasons are the portal's own, one for each kind of change: who writes all afternoon is not to be
asked why at every comma. They are in Swedish, as all that the history keeps.
"""

from datetime import timedelta

from django.utils import timezone

from reports.models import Section
from reports.states import is_asked_again
from stadsnat import changes

from . import outline as outlines

SITTING = timedelta(minutes=30)  # what one writes without a longer break is one change
WRITTEN = "Skrivet i rapporten"


def save_section(form, *, by):
    """Store what a valid ``SectionForm`` holds; one sitting's saves are one change set."""
    section = form.instance
    if not form.differs():
        return None
    joins = None if is_asked_again(section.report) else sitting(section, by)
    with changes.open(by=by, reason=WRITTEN, joins=joins) as change_set:
        form.save()
    return change_set


def sitting(section, by):
    """The change set in which the account is writing the section; None when it begins anew."""
    last = section.history.select_related("change_set").latest("history_id")
    change_set = last.change_set
    goes_on = (
        change_set.by_id == by.pk
        and change_set.reason == WRITTEN
        and timezone.now() - last.history_date < SITTING
        and not change_set.undone_by.exists()
    )
    return change_set if goes_on else None


def save_header(form, *, by):
    """Store what a valid form of the report's header holds."""
    if not form.differs():
        return None
    with changes.open(by=by, reason="Rapportens huvud ändrat") as change_set:
        form.save()
    return change_set


def outline_of(report):
    """The report's sections as they stand, and what the outline knows of them."""
    sections = list(report.sections.select_related("organisation"))
    return sections, tuple(outlines.Entry(section.pk, section.level) for section in sections)


def move_section(report, section, change, *, by):
    """Put the sections in the order that ``change`` makes of the outline."""
    sections, before = outline_of(report)
    after = change(outlines.mended(before), section.pk)
    with changes.open(by=by, reason=f"Avsnittet ”{section}” flyttat") as change_set:
        _store_order(sections, after)
    return change_set


def add_section(report, section, after, *, by):
    """Store a new section beside the one it comes after, or last."""
    sections, before = outline_of(report)
    with changes.open(by=by, reason=f"Avsnittet ”{section}” tillagt") as change_set:
        section.report, section.order = report, len(sections) + 1
        section.save()
        order = outlines.added(outlines.mended(before), section.pk, after)
        _store_order([*sections, section], order)
    return change_set


def remove_section(report, section, *, by):
    """Delete a section and those under it."""
    _sections, before = outline_of(report)
    gone = [entry.pk for entry in outlines.under(outlines.mended(before), section.pk)]
    with changes.open(by=by, reason=f"Avsnittet ”{section}” borttaget") as change_set:
        report.sections.filter(pk__in=gone).delete()
    return change_set


def is_kept(report):
    """Whether others have read the report: what was reviewed or issued is never removed."""
    return report.editions.exists() or report.proofs.exists() or report.comments.exists()


def remove_report(report, *, by):
    """Delete a draft made by mistake, with its sections."""
    with changes.open(by=by, reason=f"Rapporten ”{report}” borttagen") as change_set:
        report.sections.all().delete()
        report.delete()
    return change_set


def _store_order(sections, order):
    """Give each section its number and level."""
    by_pk = {section.pk: section for section in sections}
    moved = []
    for number, entry in enumerate(order, start=1):
        section = by_pk[entry.pk]
        if (section.order, section.level) != (number, entry.level):
            section.order, section.level = number, entry.level
            moved.append(section)
    if moved:
        changes.update_all(Section, moved, ["order", "level"])
