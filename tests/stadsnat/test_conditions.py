"""What is told of a constraint without the database is what the database says."""

from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Length

from organisations.exchange.resources import RESOURCES
from organisations.models import Claim, ContactPerson, Fee, FormerAddress, Mandate, Membership
from stadsnat.conditions import CannotTell, holds
from stadsnat.records import record_models

VALUES = {
    Membership: {"path": ["direct", "section"], "via_id": [None, 1]},
    ContactPerson: {"organisation_id": [None, 1], "topic_id": [None, 1]},
    Claim: {"number": [None, 0, 5], "text": ["", "x"], "bound": ["", "about"], "unit": ["", "x"]},
    Mandate: {"pk": [1], "depends_on_id": [None, 1, 2]},
    FormerAddress: {"organisation_id": [None, 1], "person_id": [None, 1]},
    Fee: {
        "amount": [None, -1, 0],
        "currency": ["", "SEK"],
        "paid": ["", "2011"],
        "payment": ["paid", "unpaid"],
    },
}
WITH_CONSTRAINTS = {
    resource.model
    for resource in RESOURCES
    if any(isinstance(each, CheckConstraint) for each in resource.model._meta.constraints)
}


def test_every_model_with_constraints_is_tried_here():
    assert set(VALUES) == WITH_CONSTRAINTS <= set(record_models())


@pytest.mark.django_db
@pytest.mark.parametrize("model", VALUES, ids=lambda model: model.__name__)
def test_it_says_what_the_database_says(model):
    constraints = [c for c in model._meta.constraints if isinstance(c, CheckConstraint)]
    for values in product(*VALUES[model].values()):
        row = model(**dict(zip(VALUES[model], values, strict=True)))
        for constraint in constraints:
            try:
                constraint.validate(model, row)
                said = True
            except ValidationError:
                said = False
            assert holds(constraint.condition, row) == said, (constraint.name, values)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Q(warning_days__gt=10) & Q(warning_days__lte=20), True),
        (Q(warning_days__lt=10) | Q(warning_days__gte=21), False),
        (Q(role__in=["chair", "member"]), True),
        (~Q(role__in=["chair", "member"]), False),
        (Q(body_id__gt=3), True),
        (Q(warning_days=F("warning_days")), True),
    ],
)
def test_comparisons(condition, expected):
    assert holds(condition, Mandate(role="member", warning_days=20)) is expected


@pytest.mark.parametrize(
    "condition", [Q(role__startswith="m"), Q(nothing=1), Q(role="x") ^ Q(slug="x"), Length("role")]
)
def test_what_only_the_database_can_tell(condition):
    with pytest.raises(CannotTell):
        holds(condition, Mandate(role="member"))
