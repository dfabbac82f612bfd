"""Sees every statement that reaches the database, and whether what it writes is kept in history."""

import re
from collections import Counter
from functools import cache

from stadsnat.forms import versions
from stadsnat.records import record_models
from stadsnat.snapshots import history_model, snapshot, snapshots

WRITE = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
ROWS = re.compile(r"\(%s")


@cache
def tables_of_history():
    """The table of each kind of history, with the table that it tells of."""
    return {history_model(model)._meta.db_table: model._meta.db_table for model in record_models()}


@cache
def tables_of_links():
    """The table of each many-to-many relation that is kept in history, with the model of it."""
    return {
        field.remote_field.through._meta.db_table: model
        for model in record_models()
        for field in history_model(model)._history_m2m_fields
    }


class WriteWatch:
    """To be given to ``connection.execute_wrapper``: counts rows written, and rows of history."""

    def __init__(self):
        self.history_of = tables_of_history()
        self.tables = set(self.history_of.values())
        self.written, self.kept = Counter(), Counter()
        self.linked = set()  # models whose many-to-many relations were written

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if match := WRITE.match(sql):
            verb, table = match.groups()
            rows = context["cursor"].rowcount
            is_copied = ") SELECT " in sql
            if verb == "INSERT INTO" and not is_copied and context["connection"].vendor == "sqlite":
                rows = len(ROWS.findall(sql))  # it counts what RETURNING has given out so far
            self.count(verb, table, rows)
        return result

    def count(self, verb, table, rows):
        if model := tables_of_links().get(table):
            self.linked.add(model)
        if table in self.tables:
            self.written[table] += rows
        elif verb == "INSERT INTO" and table in self.history_of:
            self.kept[self.history_of[table]] += rows

    def unmatched(self):
        """The tables with more rows written than kept in history, and how many more."""
        return dict(self.written - self.kept)

    def unmatched_links(self):
        """The rows whose many-to-many values are others than their latest history has."""
        return [row for model in self.linked for row in _unlike_their_history(model)]


def _unlike_their_history(model):
    rows = model._base_manager.in_bulk()
    latest = model.history.filter(history_id__in=versions(model, rows).values())
    return [
        rows[history_row.id]
        for history_row, kept in zip(latest, snapshots(model, latest), strict=True)
        if any(
            kept[field.name] != snapshot(rows[history_row.id])[field.name]
            for field in history_model(model)._history_m2m_fields
        )
    ]
