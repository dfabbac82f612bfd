"""From a report and the register to a document: everything that is printed, and nothing else."""

from dataclasses import dataclass, replace
from itertools import count

from django.utils.translation import override

from . import blocks
from .blocks.scope import Scope
from .document import Chapter, DataTable, Document, Quoted, Stated
from .facts import facts, values
from .prose.expressions import (
    ReferenceProblem,
    ReferenceProblems,
    evaluate,
    loose_braces,
    name_of,
    nearest_known,
    references,
)
from .prose.filling import filled
from .prose.nodes import DataBlock, Table
from .prose.reading import read

_HEADER = ("slug", "title", "short_title", "office", "division", "annex")
_HEADER += ("reference_number", "dated", "as_of")


@dataclass(frozen=True)
class _Read:
    """A section and the blocks of its text."""

    section: object
    blocks: tuple


def build(report, sections=None):
    """The document of a report, as of its day; of these sections alone when some are given.

    Raises prose.expressions.ReferenceProblems when sections refer to something unknown.
    """
    every = list(report.sections.select_related("organisation"))
    wanted = every if sections is None else sections
    texts = [_Read(section, read(section.text)) for section in wanted]
    names = {name_of(ref.expression) for text in texts for ref in references(text.blocks)}
    known = facts(report.as_of, only={name.split(".")[0] for name in names})
    if problems := find_problems(texts, known, report.as_of):
        raise ReferenceProblems(problems)
    scope = Scope(
        day=report.as_of,
        networks=tuple(
            dict.fromkeys(s.organisation.slug for s in every if s.organisation is not None)
        ),
    )
    with override("sv"):
        chapters = _numbered(_chapter(text, values(known), scope) for text in texts)
    return Document(
        **{name: getattr(report, name) for name in _HEADER},
        chapters=chapters,
        quoted=_quoted(texts, known),
    )


def find_problems(texts, known, day):
    """Every reference of the texts that names something unknown; none is the usual answer."""
    said = values(known)
    found = []
    for text in texts:
        section = text.section
        words = [word for ref in references(text.blocks) if (word := _unknown(ref, said))]
        found += [(section, word) for word in dict.fromkeys(words)]
        if braces := loose_braces(text.blocks):
            found.append((section, braces))
    if not found:
        return []
    names = facts(day).keys()  # only now: the nearest may be about something else
    return [
        ReferenceProblem(section.pk, section.heading, word, nearest_known(word, names))
        for section, word in found
    ]


def _unknown(reference, said):
    """The name or the filter of the reference that does not exist; "" when all do."""
    try:
        evaluate(reference.expression, said)
    except KeyError as error:
        return error.args[0]
    return ""


def _chapter(text, said, scope):
    section = text.section
    own = scope if section.organisation is None else scope.of(section.organisation.slug)
    printed = filled(text.blocks, lambda ref: replace(ref, seen=evaluate(ref.expression, said)))
    return Chapter(
        section.pk,
        section.order,
        section.level,
        section.heading,
        tuple(
            blocks.make(block, own) if isinstance(block, DataBlock) else block for block in printed
        ),
    )


def _numbered(chapters):
    """The chapters with their tables and figures numbered through the whole report."""
    tables, figures = count(1), count(1)

    def number(block):
        if isinstance(block, DataTable) and block.drawing:
            return replace(block, number=next(figures))
        if isinstance(block, DataTable | Table):
            return replace(block, number=next(tables))
        return block

    return tuple(
        replace(chapter, blocks=tuple(number(block) for block in chapter.blocks))
        for chapter in chapters
    )


def _quoted(texts, known):
    """What stands behind each value that the texts quote, each once, in the order of the text."""
    said = values(known)
    expressions = dict.fromkeys(ref.expression for text in texts for ref in references(text.blocks))
    return tuple(
        Quoted(
            expression=expression,
            label=fact.label,
            words=evaluate(expression, said),
            said_of=fact.said_of,
            sources=tuple(Stated(s.title, s.where, s.dated) for s in fact.sources),
            disputed=fact.disputed,
        )
        for expression in expressions
        for fact in [known[name_of(expression)]]
    )
