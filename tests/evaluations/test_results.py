"""The matrix that reports ask: one row for each network, one cell for each dimension."""

from datetime import date

import pytest

from evaluations.results import Cell, Column, Matrix, Reach, Row, matrix
from tests.factories import (
    make_coverage,
    make_dimension,
    make_finding,
    make_organisation,
    make_round,
)

pytestmark = pytest.mark.django_db

DAY = date(2011, 3, 24)


@pytest.fixture
def polis():
    return make_organisation(slug="polis", name="POLIS", abbreviation="")


def names(found):
    return [row.slug for row in found.rows]


def test_a_round_is_told_in_words_as_long_as_it_has_no_answers(polis):
    round = make_round(slug="oversyn", title="Översynen")
    second = make_dimension(strategy=round.strategy, slug="b", name="bevakning", order=2)
    make_dimension(strategy=round.strategy, slug="a", name="positionering", order=1)
    make_finding(round=round, organisation=polis, dimension=second, benefit="benefit")
    make_finding(round=round, organisation=polis, summary="värdefullt")
    make_coverage(round=round, organisation=polis, was_asked=True, asked=9)

    assert matrix(round, (), DAY) == Matrix(
        slug="oversyn",
        title="Översynen",
        columns=(Column("a", "positionering"), Column("b", "bevakning")),
        rows=(
            Row(
                slug="polis",
                name="POLIS",
                cells=(Cell(), Cell(("ger nytta",))),
                overall=Cell(("värdefullt",)),
                reach=Reach(was_asked=True, asked=9),
            ),
        ),
    )


def test_without_names_it_has_the_networks_that_the_round_knows(polis):
    round = make_round()
    make_organisation(slug="okand")
    make_finding(organisation=make_organisation(slug="annan-omgang"))
    make_coverage(round=round, organisation=polis)
    make_finding(round=round, organisation=make_organisation(slug="c40", name="C40"), summary="bra")

    assert names(matrix(round, (), DAY)) == ["c40", "polis"]


def test_a_network_that_is_named_has_a_row_even_if_nothing_is_known(polis):
    [row] = matrix(make_round(), ("polis",), DAY).rows

    assert (row.is_empty, row.reach) == (True, Reach())


def test_a_round_that_is_not_over_has_no_results(polis):
    round = make_round(ends="2011-03-25")
    make_finding(round=round, organisation=polis, summary="bra")

    assert matrix(round, ("polis",), DAY).rows[0].is_empty
    assert not matrix(round, ("polis",), date(2011, 3, 25)).rows[0].is_empty


@pytest.mark.parametrize(("answered", "is_silent"), [(None, False), (0, True), (1, False)], ids=str)
def test_silence_is_known_and_not_guessed(answered, is_silent):
    assert Reach(was_asked=True, asked=9, answered=answered).is_silent is is_silent
