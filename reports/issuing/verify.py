"""Whether every edition is what it was when it was issued: its bytes, its text, its print."""

import hashlib
from dataclasses import dataclass, field

from reports.document import from_json
from reports.models import Edition
from reports.printing import press

from .printed import print_document, variant
from .text import text_of


@dataclass
class Verdict:
    """What was found of one edition. Without faults its bytes are intact."""

    name: str
    faults: list[str] = field(default_factory=list)
    is_printed_again: bool = False
    other: tuple[str, ...] = ()  # what it was made with in another version than the installed


def verify(slug=""):
    """A verdict for each edition, of all reports or of one, in their order."""
    editions = Edition.objects.order_by("report__slug", "number")
    if slug:
        editions = editions.filter(report__slug=slug)
    last = {}
    for pk in editions.values_list("pk", flat=True):
        # One at a time: together they may be larger than the memory.
        edition = Edition.objects.select_related("report").get(pk=pk)
        verdict = _verify(edition)
        expected = last.get(edition.report_id, 0) + 1
        verdict.faults += [f"utgåva {n} saknas" for n in range(expected, edition.number)]
        last[edition.report_id] = edition.number
        yield verdict


def _verify(edition):
    verdict = Verdict(f"{edition.report.slug}, utgåva {edition.number}")
    if hashlib.sha256(edition.pdf).hexdigest() != edition.sha256:
        verdict.faults.append("PDF-filen har inte den kontrollsumma som sparades vid utgivningen")
    try:
        document = from_json(edition.data)
    except ValueError:
        verdict.faults.append("innehållet går inte att läsa som ett dokument")
        return verdict
    verdict.other = _made_with_other(edition)
    if verdict.other:
        return verdict
    if text_of(document) != edition.text:
        verdict.faults.append("texten är en annan än innehållets")
    _print_again(edition, document, verdict)
    return verdict


def _made_with_other(edition):
    """The names of what is installed in another version than the edition was made with."""
    used = press.fingerprint()
    names = sorted(used.parts.keys() | edition.engine_parts.keys())
    other = [name for name in names if used.parts.get(name) != edition.engine_parts.get(name)]
    if not other and used.digest != edition.engine:
        other = ["fingerprint"]
    return (*other, *(["variant"] if variant() != edition.variant else []))


def _print_again(edition, document, verdict):
    try:
        printed = print_document(document)
    except press.PrintProblem as problem:
        verdict.faults.append(f"den gick inte att skriva ut på nytt: {problem}")
        return
    verdict.is_printed_again = True
    if printed.pdf != bytes(edition.pdf):
        verdict.faults.append("utskriven på nytt ger den andra byte")
