"""A report is stored with all its sections in one change set, or not at all."""

from django.utils.translation import override

from evaluations.models import Round
from reports.models import Report, Section
from stadsnat import changes

from .seen import with_seen_values
from .skeletons import sections_of


def start_report(*, kind, head, networks=(), by):
    """A draft with the skeleton of its kind."""
    with override("sv"):
        reason = f"Ny rapport: {Report.Kind(kind).label}"
    sections = [
        Section(level=new.level, heading=new.heading, text=new.text, organisation=new.network)
        for new in sections_of(kind, networks, _dimensions(head["as_of"]))
    ]
    return store_report(head | {"kind": kind}, sections, by=by, reason=reason)


def _dimensions(day):
    """The names of the points that the latest round of the day asked about, in their order."""
    latest = Round.objects.over(day).first()
    if latest is None:
        return []
    names = latest.strategy.dimensions.order_by("order", "pk").values_list("name", flat=True)
    return [name[:1].upper() + name[1:] for name in names]


def copy_report(source, *, head, by):
    """A draft with the sections of an earlier report, and with what was seen of the register."""
    earlier = list(source.sections.all())
    texts = with_seen_values([section.text for section in earlier], source.as_of)
    sections = [
        Section(
            level=section.level,
            heading=section.heading,
            text=text,
            organisation_id=section.organisation_id,
        )
        for section, text in zip(earlier, texts, strict=True)
    ]
    reason = f"Kopia av ”{source.title}”, {source.dated}"
    return store_report(head | {"kind": source.kind}, sections, by=by, reason=reason)


def store_report(head, sections, *, by, reason, kind=changes.FORM):
    """The report, as a draft, and its sections in their order."""
    with changes.open(by=by, reason=reason, kind=kind):
        report = Report.objects.create(**head)
        for order, section in enumerate(sections, start=1):
            section.report, section.order = report, order
        changes.create_all(Section, sections)
    return report
