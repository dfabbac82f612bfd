"""What the review finds on a day: counted by the database, and read a page at a time.

All counts are one query, and so are the first rows of every rule; the rows themselves are then read
model by model. The number of queries follows the number of models, never the number of rows.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import CharField, F, Func, IntegerField, QuerySet, Value

from organisations import models

from .about import about
from .missing import SOURCED
from .rule import Rule, with_latest_source
from .table import RULES
from .words import how_long, name_of

SHOWN = 3  # rows of each rule, when all rules are shown

# What the name of a row, or the sentence about it, is made of.
_WITH = {
    models.Membership: ("category", "via"),
    models.Mandate: ("body", "ends_at", "depends_on__ends_at"),
    models.Participation: ("administration", "body"),
    models.Fee: ("membership__category", "membership__via"),
    models.Disagreement: ("source",),
    models.Relation: ("organisation", "other"),
}
_QUOTED = (models.Decision, models.Commitment, models.Disagreement, models.Source, models.Body)
_WITH_SOURCE = (models.Membership, models.Participation, models.Claim)


@dataclass(frozen=True)
class Finding:
    """One row that breaks a rule; the organisation is None for what concerns the whole city."""

    rule: Rule
    row: object
    organisation: models.Organisation | None
    since: date | None
    day: date

    @property
    def how_long(self):
        return how_long(self.since, self.day)

    @property
    def name(self):
        return name_of(self.row)

    @property
    def is_quoted(self):
        """Whether its name is what somebody wrote, in Swedish, and not the portal's own words."""
        return isinstance(self.row, _QUOTED)

    @property
    def words(self):
        return self.rule.say(self.row)

    @property
    def mend_url(self):
        return self.rule.mend(self.row)


@dataclass(frozen=True)
class Part:
    """The rows of one model that break a rule."""

    rule: Rule
    rows: QuerySet
    day: date

    def count(self):
        number = Func(F("pk"), function="COUNT", output_field=IntegerField())
        key = Value(self.rule.key, CharField())
        counted = self.rows.annotate(rule_key=key, rule_count=number)
        return counted.values_list("rule_key", "rule_count")

    def in_order(self):
        """Those that have lasted longest first, where that is quickly told."""
        if self.rule.since.is_in_order:
            return self.rule.since.add(self.rows, self.day).order_by("since", "pk")
        return self.rows.order_by("pk")

    def picks(self, rows, number):
        """What is to be known of the rows before they are read."""
        part = Value(number, IntegerField())
        columns = self.rule.since.add(rows, self.day).order_by()
        columns = columns.annotate(part=part, row_key=F("pk"), about=about(rows.model))
        return columns.values_list("part", "since", "row_key", "about")

    def picks_of(self, chosen, number):
        """The same of the slice ``chosen`` of the rows in order."""
        keys = self.in_order().values("pk")[chosen]
        return self.picks(self.rows.model.objects.filter(pk__in=keys), number)


def parts_of(rules, day, organisation=None):
    """The rows that break the rules, model by model; those of one organisation if one is given."""
    found = []
    for rule in rules:
        for rows in rule.rows(day):
            if organisation is not None:
                rows = rows.alias(whose=about(rows.model)).filter(whose=organisation.pk)
            found.append(Part(rule, rows.order_by(), day))
    return found


def count_by_rule(day, organisation=None):
    """How many rows there are of each rule, by its key; those of one organisation if given."""
    kinds = ContentType.objects.get_for_models(*SOURCED).values()
    sql, parameters = _counting(day, organisation, tuple(sorted(kind.pk for kind in kinds)))
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        counted = cursor.fetchall()
    counts = dict.fromkeys((rule.key for rule in RULES), 0)
    for key, number in counted:
        counts[key] += number
    return counts


def count_by_group(day):
    """How many findings each group has on the day, of those that have any."""
    groups = defaultdict(int)
    counts = count_by_rule(day)
    for rule in RULES:
        groups[rule.group] += counts[rule.key]
    return {group: number for group, number in groups.items() if number}


@lru_cache(maxsize=32)
def _counting(day, organisation, kinds):
    """The question of ``count_by_rule`` as SQL, which is the same all day.

    To make it of its forty parts takes many times longer than to answer it. The keys of the content
    types stand in it, so a database with other keys has another question.
    """
    counting = _union([part.count() for part in parts_of(RULES, day, organisation)])
    return counting.query.get_compiler(connection=connection).as_sql()


def _union(queries):
    return queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]


def first_findings(parts, organisations):
    """The first findings of each rule, by its key; those that have lasted longest come first."""
    firsts = [part.picks_of(slice(SHOWN), number) for number, part in enumerate(parts)]
    picked = defaultdict(list)
    for pick in sorted(_union(firsts), key=_order):
        of_rule = picked[parts[pick[0]].rule.key]
        if len(of_rule) < SHOWN:
            of_rule.append(pick)
    found = defaultdict(list)
    for finding in _read(parts, [p for ps in picked.values() for p in ps], organisations):
        found[finding.rule.key].append(finding)
    return found


def slice_of_findings(parts, organisations, chosen):
    """The findings of the parts of one rule, those of the slice ``chosen``."""
    if len(parts) == 1:
        picks = parts[0].picks_of(chosen, 0)
    else:
        columns = [part.picks(part.rows, number) for number, part in enumerate(parts)]
        picks = _union(columns).order_by("part", "row_key")[chosen]
    return list(_read(parts, sorted(picks, key=_order), organisations))


def _order(pick):
    part, since, row, _ = pick
    return (part, since is None, since or date.min, row)


def _read(parts, picks, organisations):
    """The findings that were picked, in the same order; ``organisations`` are known already."""
    wanted = defaultdict(set)
    for part, _, row, _ in picks:
        wanted[parts[part].rows.model].add(row)
    rows = {model: _rows(model, pks, organisations) for model, pks in wanted.items()}
    for number, since, key, organisation in picks:
        part = parts[number]
        row = rows[part.rows.model].get(key)
        if row is not None:  # somebody may have removed it a moment ago
            yield Finding(part.rule, row, organisations.get(organisation), since, part.day)


def _rows(model, pks, organisations):
    if model is models.Organisation:
        return organisations
    rows = model._base_manager.select_related(*_WITH.get(model, ()))
    return (with_latest_source(rows) if model in _WITH_SOURCE else rows).in_bulk(pks)
