"""What new values of some of a row's fields break, its other fields being as they stand.

Old faults in the other fields are not asked about. Django leaves out every constraint that one of
the excluded fields is part of; here each is asked about that a new value is part of.
"""

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint


def clean_changed(row, names):
    """Raise ValidationError for what the new values of the named fields break."""
    others = {field.name for field in row._meta.concrete_fields} - set(names)
    row.full_clean(exclude=others, validate_constraints=False)
    _validate(row, _constraints_on(row, names))


def check_changed(row, names):
    """The same for what the row alone must fulfil, whatever other rows hold."""
    alone = [c for c in _constraints_on(row, names) if isinstance(c, CheckConstraint)]
    _validate(row, alone)


def _validate(row, constraints):
    problems = []
    for constraint in constraints:
        try:
            constraint.validate(type(row), row)
        except ValidationError as error:
            problems += error.messages
    if problems:
        raise ValidationError(problems)


def _constraints_on(row, names):
    return [c for c in row._meta.constraints if _fields_of(c) & set(names)]


def _fields_of(constraint):
    fields = set(getattr(constraint, "fields", ()))
    condition = getattr(constraint, "condition", None)
    return fields | (condition.referenced_base_fields if condition else set())
