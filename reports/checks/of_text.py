"""Checks of how the sections stand: none empty, none a level too deep."""

from itertools import zip_longest

from django.utils.translation import gettext as _

from reports.models import Section
from reports.prose.expressions import references
from reports.prose.words import UNSEEN, words
from reports.prose.writing import write

from .finding import Finding


def empty_sections(looked):
    """A heading with nothing under it: no text and no section further in."""
    if not looked.texts:
        sentence = _("Rapporten har inga avsnitt.")
        yield Finding("empty-section", "", True, sentence, looked.address)
    for text, following in zip_longest(looked.texts, looked.texts[1:]):
        is_above = following is not None and following.section.level > text.section.level
        if not _has_something(text.blocks) and not is_above:
            sentence = _("Avsnittet är tomt. Skriv något i det eller ta bort det.")
            yield Finding(
                "empty-section",
                str(text.section.pk),
                True,
                sentence,
                text.address,
                text.section.heading,
            )


def _has_something(blocks):
    """Whether there is anything to see: signs that take no ink are nothing."""
    if "<figure data-block" in write(blocks) or any(references(blocks)):
        return True
    return bool(words(blocks).translate(dict.fromkeys(map(ord, UNSEEN))).strip())


def skipped_levels(looked):
    """A section two levels below the one before it: the printed headings would skip one."""
    above = Section.Level.CHAPTER - 1
    for text in looked.texts:
        section = text.section
        if section.level > above + 1:
            sentence = _("Rubriken är på nivå %(level)s, men nivån över saknas före den.")
            yield Finding(
                "skipped-level",
                f"{section.pk} {section.level}",
                True,
                sentence % {"level": section.level - 1},
                text.address,
                section.heading,
            )
        above = section.level
