"""What each page of writing shows."""

from dataclasses import dataclass

from reports.build import read_text
from reports.prose.elements import ProseProblem
from reports.prose.words import words
from reports.states import is_asked_again

from . import outline, script
from .known import known_for
from .saving import is_kept, outline_of
from .text import known_in, look_over


@dataclass(frozen=True)
class Line:
    """A section in the outline, with what can be done to its place."""

    section: object
    moves: frozenset
    words: int | None  # None when the text cannot be read
    places: list | None  # those that it can stand after, of the one that is to be moved


def of_the_outline(report, moving=""):
    """The sections; ``moving`` is the key of the one whose new place is asked for."""
    sections, entries = outline_of(report)
    entries = outline.mended(entries)
    moves = outline.possible(entries)
    lines = [
        Line(
            section,
            moves[section.pk],
            _count_words(section),
            _places(sections, entries, section) if moving == str(section.pk) else None,
        )
        for section in sections
    ]
    return {
        "report": report,
        "lines": lines,
        "is_asked_again": is_asked_again(report),
        "is_removable": not is_kept(report),
    }


def _count_words(section):
    text = read_text(section)
    return None if text.problem else len(words(text.blocks).split())


def _places(sections, entries, moved):
    taken = {entry.pk for entry in outline.under(entries, moved.pk)}
    return [section for section in sections if section.pk not in taken]


def of_a_form(form, report):
    return {
        "form": form,
        "report": report,
        "row": form.instance,
        "is_asked_again": is_asked_again(report),
        "meanwhile": _meanwhile(form),
    }


def of_a_section(form, user):
    section = form.instance
    sections = list(section.report.sections.all())
    place = next(number for number, other in enumerate(sections) if other.pk == section.pk)
    text = form["text"].value() or ""
    known = _known(section, text)
    return of_a_form(form, section.report) | {
        "section": section,
        "sections": sections,
        "before": sections[place - 1] if place else None,
        "after": sections[place + 1] if place + 1 < len(sections) else None,
        "to_look_over": look_over(text, known) if known else None,
        "facts": _facts_of(section),
        "script": script.of_a_section(section, text, known, user),
    }


def _known(section, text):
    """What the text names; None when it cannot be read, which the form says."""
    try:
        return known_in(section.report.as_of, text)
    except ProseProblem:
        return None


def _facts_of(section):
    """What can be written of the section's own network."""
    if section.organisation is None:
        return []
    return list(known_for(section.report.as_of, [section.organisation.slug]).facts.values())


def of_a_removal(report, section):
    sections, entries = outline_of(report)
    gone = {entry.pk for entry in outline.under(outline.mended(entries), section.pk)}
    return {
        "report": report,
        "section": section,
        "under": [other for other in sections if other.pk in gone - {section.pk}],
        "is_asked_again": is_asked_again(report),
    }


def _meanwhile(form):
    """Who changed the row last, for a form that met a newer version of it."""
    if not getattr(form, "differences", None):
        return None
    return form.instance.history.select_related("change_set__by").first().change_set
