"""A row's day columns follow its dates, in whichever way the row is stored."""

from datetime import date

import pytest
from django.apps import apps

from evaluations.models import Recommendation
from organisations import models
from stadsnat import changes
from stadsnat.fields import EDTFField, with_bounds
from tests.factories import (
    MAKERS,
    change,
    make_membership,
)

DATED = [
    (model, field)
    for model in apps.get_models()
    if not model.__name__.startswith("Historical")
    for field in model._meta.concrete_fields
    if isinstance(field, EDTFField)
]
STARTS, ENDS = map(models.Membership._meta.get_field, ("starts", "ends"))
OCTOBER = (date(2008, 10, 1), date(2008, 10, 31))


# What a row must say for the date to be allowed.
GOES_WITH = {
    models.Fee._meta.get_field("paid"): {"payment": "paid"},
    Recommendation._meta.get_field("answered"): {"answer": "accepted"},
    Recommendation._meta.get_field("effect_dated"): {"effect": "carried_out"},
}


def make_for(field, **fields):
    """A row that may have the date."""
    return MAKERS[field.model](**GOES_WITH.get(field, {}) | fields)


def days(row, field):
    """The two day columns, as the database has them."""
    return type(row).objects.values_list(*field.bounds).get(pk=row.pk)


def test_every_model_with_a_date_has_a_maker():
    assert {model for model, _ in DATED} <= set(MAKERS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "field"), DATED, ids=[f"{model.__name__}.{field.name}" for model, field in DATED]
)
class TestDate:
    def test_has_two_day_columns_that_no_form_shows(self, model, field):
        columns = [model._meta.get_field(name) for name in field.bounds]

        assert [(column.get_internal_type(), column.editable) for column in columns] == [
            ("DateField", False),
            ("DateField", False),
        ]

    def test_a_created_row_gets_its_days(self, model, field):
        row = make_for(field, **{field.name: "2008-10"})

        assert days(row, field) == OCTOBER

    def test_a_saved_row_gets_its_days(self, model, field):
        row = make_for(field)
        setattr(row, field.name, "2008-10")

        with change():
            row.save()

        assert days(row, field) == OCTOBER

    def test_a_row_saved_in_part_gets_its_days(self, model, field):
        row = make_for(field)
        setattr(row, field.name, "2008-10")

        with change():
            row.save(update_fields=[field.name])

        assert days(row, field) == OCTOBER

    def test_a_row_created_with_others_gets_its_days(self, model, field):
        row = make_for(field)
        with change():
            row.delete()  # what is left of it is a row that is not stored yet
        setattr(row, field.name, "2008-10")

        with change():
            changes.create_all(model, [row])

        assert days(row, field) == OCTOBER


@pytest.mark.django_db
class TestMembership:
    """What holds of all dates alike, tried with one of them."""

    def test_a_row_that_is_updated_or_created_gets_its_days(self):
        membership = make_membership(starts="2003")

        with change():
            models.Membership.objects.update_or_create(
                pk=membership.pk, defaults={"starts": "2008-10"}
            )

        assert days(membership, STARTS) == OCTOBER

    @pytest.mark.parametrize("text", ["", ".."])
    def test_a_date_that_is_taken_away_takes_its_days_along(self, text):
        membership = make_membership(ends="2008-10")
        membership.ends = text

        with change():
            membership.save()

        assert days(membership, ENDS) == (None, None)

    @pytest.mark.parametrize(
        ("text", "bounds"),
        [
            ("[2023-06..]", (date(2023, 6, 1), None)),
            ("[..2023-06]", (None, date(2023, 6, 30))),
            ("199X", (date(1990, 1, 1), date(1999, 12, 31))),
        ],
    )
    def test_a_date_that_is_open_on_one_side_has_no_day_there(self, text, bounds):
        membership = make_membership(starts=text)

        assert days(membership, STARTS) == bounds

    def test_the_history_has_the_days_too(self):
        membership = make_membership(starts="2008-10")

        assert membership.history.values_list(*STARTS.bounds).get() == OCTOBER

    def test_the_days_of_what_is_not_saved_stay_as_they_are(self):
        membership = make_membership(starts="2003", ends="2008")
        membership.starts, membership.ends = "1995", "2008-10"

        with change():
            membership.save(update_fields=["ends"])

        assert days(membership, STARTS) == (date(2003, 1, 1), date(2003, 12, 31))
        assert days(membership, ENDS) == OCTOBER

    def test_a_text_that_is_no_date_is_not_stored(self):
        membership = make_membership(starts="2008-10")
        membership.starts = "i fjor"

        with pytest.raises(ValueError, match="i fjor"), change():
            membership.save()

        membership.refresh_from_db()
        assert membership.starts == "2008-10"
        assert days(membership, STARTS) == OCTOBER


@pytest.mark.parametrize(
    ("named", "saved"),
    [
        ([], set()),
        (["note"], {"note"}),
        (["starts"], {"starts", "starts_earliest", "starts_latest"}),
        (["ends", "note"], {"ends", "ends_earliest", "ends_latest", "note"}),
        (["starts_earliest"], {"starts_earliest"}),
    ],
)
def test_a_date_is_saved_together_with_its_days(named, saved):
    assert with_bounds(models.Membership, named) == saved
