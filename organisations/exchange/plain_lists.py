"""Lists of the pages that are no rows of one kind: as tables to read, not to send in again."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from organisations.review.findings import parts_of, slice_of_findings
from organisations.review.table import RULES
from stadsnat.sheets import Column, Table
from stadsnat.templatetags.ui import edtf


def calendar_table(entries):
    """The entries as listed; their rows have been given their sources."""
    headings = [
        *(_("Datum"), _("I ord"), _("Hur exakt"), _("Vad"), _("Organisation"), _("Rubrik")),
        *(_("Ort"), _("Anmärkning"), _("Diarienummer"), _("Källa")),
    ]
    return _table(_("Kalender"), headings, map(_of_entry, entries))


def _of_entry(entry):
    organisation = entry.organisation.short_name if entry.organisation else _("Staden")
    sources = {citation.source.short_title: None for row in entry.rows for citation in row.cited}
    return [
        entry.when,
        edtf(entry.when) or _("uppgift saknas"),
        entry.exactness,
        capfirst(entry.label),
        organisation,
        entry.title,
        entry.place,
        entry.note,
        entry.reference_number,
        "; ".join(sources),
    ]


def review_table(day, organisations, form, request):
    """Every finding of what the form chooses, rule by rule and in the order of the page."""
    chosen = [form.chosen_rule] if form.chosen_rule else RULES
    headings = [
        *(_("Grupp"), _("Vad som brister"), _("Organisation"), _("Vad"), _("Förklaring")),
        *(_("Sedan"), _("Hur länge"), _("Rättas på")),
    ]
    rows = (
        _of_finding(finding, request)
        for rule in chosen
        for finding in slice_of_findings(
            parts_of([rule], day, form.chosen_organisation), organisations, slice(None)
        )
    )
    return _table(_("Granskning"), headings, rows)


def _of_finding(finding, request):
    organisation = finding.organisation.short_name if finding.organisation else _("Hela staden")
    return [
        str(finding.rule.group.label),
        str(finding.rule.heading),
        organisation,
        str(finding.name),
        str(finding.words),
        finding.since.isoformat() if finding.since else _("saknas"),
        str(finding.how_long) if finding.since else "",
        request.build_absolute_uri(finding.mend_url),
    ]


def _table(name, headings, rows):
    return Table(name, [Column(heading, heading) for heading in headings], rows)
