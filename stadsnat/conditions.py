"""Whether a row meets the condition of a check constraint, told without asking the database.

As in SQL, what compares with nothing is neither true nor false, and a constraint holds unless its
condition is false.
"""

from operator import ge, gt, le, lt
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, Q

_COMPARE = {"gt": gt, "gte": ge, "lt": lt, "lte": le}


class CannotTell(Exception):
    """The condition asks something that only the database can answer."""


def holds(condition: Any, row: models.Model) -> bool:
    """True unless the condition is false of the row. Raises CannotTell."""
    return _truth(condition, row) is not False


def _truth(condition: Any, row: models.Model) -> bool | None:
    if isinstance(condition, tuple):
        path, wanted = condition
        return _look_up(path, wanted, row)
    if not isinstance(condition, Q):
        raise CannotTell(condition)
    truths = [_truth(child, row) for child in condition.children]
    if condition.connector == Q.AND:
        found = False if False in truths else None if None in truths else True
    elif condition.connector == Q.OR:
        found = True if True in truths else None if None in truths else False
    else:
        raise CannotTell(condition)
    return found if not condition.negated or found is None else not found


def _look_up(path: str, wanted: Any, row: models.Model) -> bool | None:
    name, _separator, lookup = path.partition("__")
    value = _value(row, name)
    if isinstance(wanted, F):
        wanted = _value(row, wanted.name)
    if lookup == "isnull":
        return (value is None) is wanted
    if value is None or wanted is None:
        return None
    if lookup in ("", "exact"):
        return bool(value == wanted)
    if lookup == "in":
        return value in wanted
    if lookup in _COMPARE:
        return bool(_COMPARE[lookup](value, wanted))
    raise CannotTell(path)


def _value(row: models.Model, name: str) -> Any:
    if name == "pk":
        return row.pk
    try:
        return getattr(row, row._meta.get_field(name).attname)
    except (FieldDoesNotExist, AttributeError):
        raise CannotTell(name) from None
