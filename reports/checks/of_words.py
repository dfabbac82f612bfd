"""Checks of the words themselves: those that age, and signs that cannot be printed."""

from django.utils.translation import gettext as _

from reports.document import DataTable
from reports.printing.glyphs import missing_characters
from reports.prose.aging import aging_words
from reports.prose.lines import lines
from reports.reviewing.passages import line_words, words_of

from .finding import Finding


def aging(looked):
    """Words that are right on the report's day and not when it is read; each once a section."""
    for chapter, address in _chapters(looked):
        own = [block for block in chapter.blocks if not isinstance(block, DataTable)]
        said = [line_words(line, lambda reference: reference.seen) for line in lines(own)]
        for one in (one for words in said for one in aging_words(words, looked.report.as_of)):
            of = f"{chapter.key} {one.words.lower()}"
            sentence = _("”%(words)s”: %(advice)s") % {"words": one.words, "advice": one.advice}
            yield Finding("aging-words", of, False, sentence, address, chapter.heading)


def missing_signs(looked):
    """Signs that the fonts lack: a square is printed instead."""
    for chapter, address in _chapters(looked):
        missing = missing_characters(f"{chapter.heading} {words_of(chapter.blocks)}")
        if missing:
            signs = " ".join(missing)
            of = f"{chapter.key} {signs}"
            sentence = _("Typsnitten saknar tecken, som trycks som en ruta: %(signs)s")
            yield Finding(
                "missing-signs", of, False, sentence % {"signs": signs}, address, chapter.heading
            )


def _chapters(looked):
    """The chapters as they are printed, with where they are mended."""
    addresses = {text.section.pk: text.address for text in looked.texts}
    chapters = looked.document.chapters if looked.document else ()
    return [(chapter, addresses[chapter.key]) for chapter in chapters]
