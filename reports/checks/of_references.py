"""Checks of what the text takes from the register: names, values, tables."""

from django.utils.translation import gettext as _

from organisations.models import Organisation
from reports import blocks
from reports.build import find_problems
from reports.document import DataTable
from reports.facts import values
from reports.prose.expressions import evaluate, name_of, references
from reports.prose.nodes import DataBlock, Listing, Quote

from .finding import Finding


def unknown_references(looked):
    """A name or a filter that does not exist."""
    addresses = {text.section.pk: text.address for text in looked.texts}
    for problem in find_problems(looked.texts, looked.known, looked.report.as_of):
        sentence = _("”%(word)s” finns inte i registret.") % {"word": problem.word}
        if problem.nearest:
            sentence += " " + _("Menades ”%(nearest)s”?") % {"nearest": problem.nearest}
        of = f"{problem.key} {problem.word}"
        yield Finding(
            "unknown-reference", of, True, sentence, addresses[problem.key], problem.section
        )


def stale_values(looked):
    """A value that has changed since the author last read the sentence."""
    for text, reference, now in _quoted(looked):
        if reference.seen and reference.seen != now:
            of = f"{text.section.pk} {reference.expression} {reference.seen} {now}"
            sentence = _("”%(was)s” när texten skrevs är nu ”%(now)s”.") % {
                "was": reference.seen,
                "now": now,
            }
            yield Finding("stale-value", of, False, sentence, text.address, text.section.heading)


def unknown_values(looked):
    """A sentence that says "uppgift saknas"."""
    for text, reference, _now in _quoted(looked):
        fact = looked.known[name_of(reference.expression)]
        if not fact.value.words:
            of = f"{text.section.pk} {reference.expression}"
            sentence = _("%(fact)s: uppgift saknas.") % {"fact": fact.label}
            yield Finding("unknown-value", of, False, sentence, text.address, text.section.heading)


def disputed_values(looked):
    """A value on which the sources disagree, while nobody has settled it."""
    for text, reference, now in _quoted(looked):
        fact = looked.known[name_of(reference.expression)]
        if fact.disputed:
            others = " · ".join(fact.disputed)
            of = f"{text.section.pk} {reference.expression} {now} {others}"
            sentence = _("%(fact)s: texten säger ”%(now)s”, en annan källa ”%(others)s”.") % {
                "fact": fact.label,
                "now": now,
                "others": others,
            }
            address = fact.address or text.address
            yield Finding("disputed-value", of, False, sentence, address, text.section.heading)


def _quoted(looked):
    """Every reference that says something, each once a section: (text, reference, words)."""
    said = values(looked.known)
    for text in looked.texts:
        for reference in dict.fromkeys(references(text.blocks)):
            try:
                yield text, reference, evaluate(reference.expression, said)
            except KeyError:
                continue  # another check tells of it


def unknown_blocks(looked):
    """A table of a kind that does not exist, or where none can stand."""
    for text, block, is_inside in _data_blocks(looked):
        sentence = ""
        if block.kind not in blocks.KINDS:
            sentence = _("Portalen kan inte göra tabeller av slaget ”%(kind)s”.")
        elif is_inside:
            sentence = _("En tabell ur registret står i en lista eller ett citat. Flytta ut den.")
        if sentence:
            of = f"{text.section.pk} {block.kind} {is_inside}"
            yield Finding(
                "unknown-block",
                of,
                True,
                sentence % {"kind": block.kind},
                text.address,
                text.section.heading,
            )


def missing_networks(looked):
    """A table of a network that is not in the register."""
    found = list(_data_blocks(looked))
    wanted = {slug for _text, block, _inside in found for slug in block.only}
    if not wanted:
        return
    known = set(Organisation.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    for text, block, _inside in found:
        for slug in dict.fromkeys(block.only):
            if slug not in known:
                of = f"{text.section.pk} {block.kind} {slug}"
                sentence = _("En tabell ska visa ”%(network)s”, som inte finns i registret.")
                yield Finding(
                    "missing-network",
                    of,
                    True,
                    sentence % {"network": slug},
                    text.address,
                    text.section.heading,
                )


def empty_tables(looked):
    """A table without a row: the register has nothing for the day."""
    if looked.document is None:
        return
    addresses = {text.section.pk: text.address for text in looked.texts}
    for chapter in looked.document.chapters:
        for block in chapter.blocks:
            if isinstance(block, DataTable) and not block.rows:
                of = f"{chapter.key} {block.kind} {block.caption}"
                sentence = _("”%(caption)s” är tom: registret har inget för dagen.")
                yield Finding(
                    "empty-table",
                    of,
                    False,
                    sentence % {"caption": block.caption.rstrip(".")},
                    addresses[chapter.key],
                    chapter.heading,
                )


def _data_blocks(looked):
    """Each block of data, with whether it stands inside another block."""
    for text in looked.texts:
        for block, is_inside in _with_inner(text.blocks):
            if isinstance(block, DataBlock):
                yield text, block, is_inside


def _with_inner(found, is_inside=False):
    for block in found:
        yield block, is_inside
        if isinstance(block, Quote):
            yield from _with_inner(block.blocks, True)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _with_inner(item, True)
