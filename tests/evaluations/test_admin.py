"""Evaluations on the administrators' desk: what is saved, how much a list and a form ask."""

import pytest
from django.urls import NoReverseMatch, reverse

from evaluations.models import Coverage, Dimension, Finding, Recommendation, Round, Strategy
from tests.factories import (
    make_coverage,
    make_decision,
    make_dimension,
    make_event,
    make_finding,
    make_organisation,
    make_recommendation,
    make_round,
    make_strategy,
    version,
)
from tests.organisations.test_admin import NO_INLINE_ROWS
from tests.test_admin import address

pytestmark = pytest.mark.django_db


def make_full_finding():
    row = make_round()
    return make_finding(
        round=row,
        organisation=make_organisation(),
        dimension=make_dimension(strategy=row.strategy),
    )


def make_full_recommendation():
    return make_recommendation(
        text="",
        organisation=make_organisation(),
        round=make_round(),
        deadline_event=make_event(),
        decision=make_decision(),
    )


@pytest.mark.slow
@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("model", "make", "listed", "shown"),
    [
        (Strategy, lambda: make_strategy(decision=make_decision()), 5, 9),
        (Dimension, make_dimension, 6, 9),
        (Round, make_round, 5, 9),
        (Finding, make_full_finding, 7, 11),
        (Coverage, make_coverage, 6, 12),
        (Recommendation, make_full_recommendation, 6, 13),
    ],
)
def test_list_and_form_ask_the_database_as_often_however_many_rows(
    admin_client, model, make, listed, shown, rows, django_assert_num_queries
):
    made = [make() for _ in range(rows)]

    with django_assert_num_queries(listed):
        admin_client.get(address(model, "changelist"))
    with django_assert_num_queries(shown):
        admin_client.get(address(model, "change", made[0]))


def test_an_answer_is_written_in_with_who_wrote_it(client, editor):
    row = make_recommendation(text="Lämna nätverket")
    client.force_login(editor)
    written = {"kind": "leave", "text": row.text, "made": "2011-03-24", "effect": "unknown"}

    response = client.post(
        address(Recommendation, "change", row),
        written
        | NO_INLINE_ROWS
        | {"answer": "accepted", "answered": "2011-06", "version": version(row)},
    )

    assert response.headers["Location"] == address(Recommendation, "changelist")
    row.refresh_from_db()
    assert (row.answer, row.answered) == ("accepted", "2011-06")
    assert [kept.history_user for kept in row.history.all()] == [editor, None]


def test_a_finding_is_corrected(client, editor):
    row = make_full_finding()
    client.force_login(editor)
    keys = {name: getattr(row, f"{name}_id") for name in ("round", "organisation", "dimension")}

    client.post(
        address(Finding, "change", row),
        keys | NO_INLINE_ROWS | {"text": "Nytt.", "benefit": "less", "version": version(row)},
    )

    row.refresh_from_db()
    assert (row.text, row.benefit) == ("Nytt.", "less")


def test_a_dimension_is_chosen_by_its_strategy(admin_client):
    dimension = make_dimension(name="bevakning", strategy=make_strategy(title="Strategin 2008"))

    form = admin_client.get(address(Finding, "add")).context["adminform"].form

    assert list(form.fields["dimension"].choices)[1:] == [
        (dimension.pk, "Strategin 2008: bevakning")
    ]


def test_there_is_no_file_of_them_to_take_home(admin_client):
    with pytest.raises(NoReverseMatch):
        reverse("admin:evaluations_finding_take", args=["xlsx"])

    assert "ta-med" not in admin_client.get(address(Finding, "changelist")).text
