"""Checks of what the text takes from the register: names and values."""

from django.utils.translation import gettext as _

from reports.build import find_problems
from reports.facts import values
from reports.prose.expressions import evaluate, name_of, references

from .finding import Finding


def unknown_references(looked):
    """A name or a filter that does not exist, braces that name nothing, a text beyond reading."""
    addresses = {text.section.pk: text.address for text in looked.texts}
    for problem in find_problems(looked.texts, looked.known, looked.report.as_of):
        of = f"{problem.key} {problem.word}"
        address = addresses[problem.key]
        yield Finding("unknown-reference", of, True, problem.sentence, address, problem.section)


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
