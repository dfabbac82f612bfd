"""The review as its page shows it: group by group, rule by rule."""

from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator

from .findings import Finding, count_by_rule, first_findings, parts_of, slice_of_findings
from .rule import Rule
from .table import RULES

ROWS_A_PAGE = 50


@dataclass(frozen=True)
class Section:
    """A rule that something breaks, with the rows that are shown of those."""

    rule: Rule
    count: int
    findings: list[Finding]

    @property
    def is_cut(self):
        return len(self.findings) < self.count


@dataclass(frozen=True)
class Review:
    """What the page shows; ``page`` is the part shown of the one rule chosen, if one is."""

    counts: dict[str, int]
    sections: list[Section]
    page: Page | None

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def tally(self):
        """The groups that have findings, each with the rules that have and their numbers."""
        broken = [(rule, self.counts[rule.key]) for rule in RULES if self.counts[rule.key]]
        return [(g, list(rules)) for g, rules in groupby(broken, lambda pair: pair[0].group)]

    @property
    def groups(self):
        """The groups shown, each with its sections and the number of findings in them."""
        found = []
        for group, sections in groupby(self.sections, lambda section: section.rule.group):
            sections = list(sections)
            found.append((group, sections, sum(section.count for section in sections)))
        return found

    @property
    def in_order(self):
        """The rules that nothing breaks."""
        return [rule for rule in RULES if not self.counts[rule.key]]


def build_review(day, organisations, form, number=None):
    """Read the review for the day, of what the form chooses."""
    rule, organisation = form.chosen_rule, form.chosen_organisation
    counts = count_by_rule(day, organisation)
    if rule is None:
        found = first_findings(parts_of(RULES, day, organisation), organisations)
        shown = [Section(r, counts[r.key], found[r.key]) for r in RULES if counts[r.key]]
        return Review(counts, shown, None)
    page = Paginator(range(counts[rule.key]), ROWS_A_PAGE).get_page(number)
    rows = slice(max(page.start_index() - 1, 0), page.end_index())
    found = slice_of_findings(parts_of([rule], day, organisation), organisations, rows)
    return Review(counts, [Section(rule, counts[rule.key], found)] if found else [], page)
