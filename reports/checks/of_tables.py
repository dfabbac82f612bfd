"""Checks of the tables made from the register: that they can be made, and what they show."""

from django.utils.translation import gettext as _

from organisations.models import FormerAddress, Membership, Organisation
from reports import blocks
from reports.blocks.scope import EVERY, scope_of
from reports.document import DataTable
from reports.models import Report
from reports.prose.nodes import DataBlock, Listing, Quote

from .finding import Finding


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
    known = {EVERY, *FormerAddress.objects.short_names()}
    known.update(Organisation.objects.filter(slug__in=wanted).values_list("slug", flat=True))
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


def narrowed_tables(looked):
    """Tables that do not say what they show, and show fewer networks than the city is in.

    A section that becomes about a network changes them, and nothing else on the page tells.
    """
    silent = [text for text in looked.texts if any(_is_silent(block) for block in text.blocks)]
    report = looked.report
    whole = scope_of(report, [text.section for text in looked.texts])
    if not silent or (report.kind == Report.Kind.PROFILE and len(whole.networks) == 1):
        return  # what a profile shows is what it is about
    held = Membership.objects.counted().at(report.as_of)
    every = set(held.values_list("organisation__slug", flat=True))
    for text in silent:
        shown = whole.of_section(text.section).networks
        if shown and not every.issubset(shown):
            yield _narrowed(text, every.intersection(shown), every)


def _is_silent(block):
    return isinstance(block, DataBlock) and not block.only and block.kind in blocks.KINDS


def _narrowed(text, shown, every):
    names = ", ".join(
        f"”{(block.caption or blocks.KINDS[block.kind].caption).rstrip('.')}”"
        for block in text.blocks
        if _is_silent(block)
    )
    of = f"{text.section.pk} {names} {' '.join(sorted(shown))} {len(every)}"
    about_its_own = _(
        "%(tables)s visar %(shown)s av stadens %(every)s nätverk: det som avsnittet handlar om. "
        "Ange i tabellen vilka den ska visa, om det inte är meningen."
    )
    about_the_reports = _(
        "%(tables)s visar %(shown)s av stadens %(every)s nätverk: de som rapporten har avsnitt "
        "om. Ange i tabellen vilka den ska visa, om det inte är meningen."
    )
    sentence = about_its_own if text.section.organisation else about_the_reports
    words = {"tables": names, "shown": len(shown), "every": len(every)}
    heading = text.section.heading
    return Finding("narrowed-table", of, False, sentence % words, text.address, heading)


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
