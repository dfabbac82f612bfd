"""From a report and the register to a document: everything that is printed, and nothing else."""

from dataclasses import dataclass, replace
from itertools import count

from django.utils.translation import override

from . import blocks
from .blocks.scope import scope_of
from .document import Chapter, DataTable, Document, Quoted, Stated
from .facts import facts, facts_named_in, values
from .header import DAYS, HEADER
from .prose.elements import ProseProblem
from .prose.expressions import (
    ReferenceProblem,
    ReferenceProblems,
    UnknownFilter,
    UnknownName,
    evaluate,
    loose_braces,
    name_of,
    nearest,
    references,
)
from .prose.filling import filled
from .prose.nodes import DataBlock, Table
from .prose.reading import read
from .prose.values import FILTERS


@dataclass(frozen=True)
class ReadText:
    """A section and the blocks of its text; ``problem`` says why it cannot be read."""

    section: object
    blocks: tuple
    problem: str = ""


def build(report):
    """The document of a report, as of its day.

    Raises prose.expressions.ReferenceProblems when sections refer to something unknown, or cannot
    be read.
    """
    sections = list(report.sections.select_related("organisation"))
    texts = [read_text(section) for section in sections]
    known = facts_named_in([block for text in texts for block in text.blocks], report.as_of)
    if problems := find_problems(texts, known, report.as_of):
        raise ReferenceProblems(problems)
    scope = scope_of(report, sections)
    with override("sv"):
        chapters = _numbered(_chapter(text, values(known), scope) for text in texts)
    return Document(
        **{name: getattr(report, name) for name in ("slug", *HEADER, *DAYS)},
        chapters=chapters,
        quoted=_quoted(texts, known),
    )


def read_text(section):
    """The section with its text read; one that nobody can have meant says so instead."""
    try:
        return ReadText(section, read(section.text))
    except ProseProblem as problem:
        return ReadText(section, (), str(problem))


def find_problems(texts, known, day):
    """Everything in the texts that nothing can be printed for; none is the usual answer."""
    said = values(known)
    found = [
        (text.section, kind, word) for text in texts for kind, word in _problems_in(text, said)
    ]
    is_name = any(kind == "name" for _, kind, _ in found)
    names = facts(day) if is_name else {}  # only now: the nearest may be about something else
    among = {"name": names, "filter": FILTERS}
    return [
        ReferenceProblem(
            section.pk, section.heading, word, nearest(word, among.get(kind, ())), kind
        )
        for section, kind, word in found
    ]


def _problems_in(text, said):
    """What is wrong in a text: [(kind, words)], each once."""
    found = [("text", text.problem)] if text.problem else []
    for reference in references(text.blocks):
        try:
            evaluate(reference.expression, said)
        except UnknownName as error:
            found.append(("name", *error.args))
        except UnknownFilter as error:
            found.append(("filter", *error.args))
    if braces := loose_braces(text.blocks):
        found.append(("braces", braces))
    return list(dict.fromkeys(found))


def _chapter(text, said, scope):
    section = text.section
    own = scope.of_section(section)
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
