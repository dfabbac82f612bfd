from datetime import date

import pytest

from organisations.models import Office
from reports.blocks import KINDS
from reports.blocks.scope import Scope
from tests.factories import (
    cite,
    make_administration,
    make_body,
    make_coverage,
    make_dimension,
    make_event,
    make_fee,
    make_finding,
    make_mandate,
    make_membership,
    make_organisation,
    make_participation,
    make_recommendation,
    make_round,
    make_source,
    store,
)

pytestmark = pytest.mark.django_db

DAY = date(2011, 3, 24)


def cells(kind, *networks, day=DAY):
    return [list(row.cells) for row in table(kind, *networks, day=day).rows]


def part_in(organisation, **fields):
    return make_participation(organisation=organisation, starts="2009", ends="..", **fields)


def table(kind, *networks, day=DAY):
    return KINDS[kind].make(Scope(day, networks), "Rubrik.")


@pytest.fixture
def polis():
    return make_organisation(slug="polis", name="POLIS", abbreviation="")


class TestMemberships:
    def test_those_that_hold_on_the_day_in_the_order_of_their_names(self, polis):
        make_membership(organisation=polis, starts="2003", ends="..")
        make_membership(organisation=make_organisation(name="C40"), starts="2007", ends="..")
        make_membership(organisation=make_organisation(name="UCLG"), starts="2000", ends="2005")

        assert [row[0] for row in cells("memberships")] == ["C40", "POLIS"]

    def test_what_is_unknown_is_unknown(self, polis):
        cite(
            make_membership(organisation=polis, starts="", ends=""), make_source(dated="2011-03-24")
        )

        assert cells("memberships") == [["POLIS", None, None, "Medlem"]]


class TestMandates:
    def test_a_seat_says_who_holds_it_and_until_when(self, polis):
        body = make_body(organisation=polis, name="styrelsen")
        office = store(Office, slug="f", name="finansborgarrådet", title="finansborgarråd")
        make_mandate(organisation=polis, body=body, office=office, starts="2009", ends="2011")

        assert cells("mandates") == [
            ["POLIS", "Ledamot, styrelsen", "Finansborgarrådet", "2009–2011"]
        ]

    def test_a_term_that_ends_at_an_event_names_it(self, polis):
        event = make_event(organisation=polis, name="kongressen 2011", held="2011-11")
        make_mandate(organisation=polis, starts="2007", ends="", ends_at=event)

        [[*_, period]] = cells("mandates")
        assert period == "2007 till kongressen 2011"

    def test_a_vacant_seat_is_vacant(self, polis):
        make_mandate(organisation=polis, starts="2005", ends="2008", after_term="stands_empty")

        [[_, _, holder, period]] = cells("mandates")
        assert (holder, period) == ("Vakant", "2005–2008, vakant")

    def test_what_is_over_and_what_others_hold_is_left_out(self, polis):
        make_mandate(organisation=polis, starts="2005", ends="2008", after_term="lapses")
        make_mandate(organisation=polis, on_behalf_of=make_organisation(), starts="2009", ends="..")

        assert cells("mandates") == []


class TestParticipation:
    def test_the_matrix_has_what_there_are_fewer_of_in_its_columns(self, polis):
        for name, level in [("Trafikkontoret", "active"), ("Miljöförvaltningen", "declined")]:
            administration = make_administration(name=name)
            part_in(polis, administration=administration, level=level)

        matrix = table("participation")

        assert matrix.columns == ("Nätverk", "Miljöförvaltningen", "Trafikkontoret")
        assert [row.cells for row in matrix.rows] == [("POLIS", "avböjt", "aktiv")]

    def test_with_many_administrations_they_become_the_rows(self, polis):
        for number in range(7):
            administration = make_administration(name=f"Förvaltning {number}")
            part_in(polis, administration=administration)

        matrix = table("participation")

        assert (matrix.columns, len(matrix.rows)) == (("Förvaltning", "POLIS"), 7)

    def test_with_many_of_both_it_becomes_a_list(self):
        for number in range(7):
            administration = make_administration(name=f"Förvaltning {number}")
            part_in(make_organisation(), administration=administration)

        assert table("participation").columns == ("Nätverk", "Förvaltning", "Deltagande")

    def test_the_strongest_part_counts(self, polis):
        administration = make_administration(name="Miljö")
        for level in ("passive", "active", "occasional"):
            part_in(polis, administration=administration, level=level)

        assert cells("participation") == [["POLIS", "aktiv"]]


class TestFees:
    def test_the_year_and_the_one_before_with_their_sums(self, polis):
        membership = make_membership(organisation=polis)
        make_membership(organisation=make_organisation(name="C40"))
        make_fee(membership=membership, year=2010, amount=12000, currency="SEK")
        make_fee(membership=membership, year=2011, amount=12500, currency="SEK")
        make_fee(membership=membership, year=2009, amount=1, currency="SEK")

        assert table("fees").columns == ("Organisation", "2010", "2011")
        assert cells("fees") == [
            ["C40", None, None],
            ["POLIS", "12\u00a0000\u00a0kr", "12\u00a0500\u00a0kr"],
            [
                "Summa",
                "minst 12\u00a0000\u00a0kr, en avgift okänd",
                "minst 12\u00a0500\u00a0kr, en avgift okänd",
            ],
        ]

    def test_the_fee_of_a_single_network_is_its_own_sum(self, polis):
        make_fee(
            membership=make_membership(organisation=polis), year=2011, amount=1, currency="SEK"
        )

        assert cells("fees") == [["POLIS", None, "1\u00a0kr"]]


class TestSources:
    def test_those_of_the_networks_by_the_day_each_once(self, polis):
        source = make_source(title="Rapporten", dated="2011-03-24")
        cite(make_membership(organisation=polis), source)
        cite(make_mandate(organisation=polis), source)
        cite(make_mandate(organisation=polis), make_source(title="Senare", dated="2018"))

        assert [row[0] for row in cells("sources")] == ["Rapporten"]


class TestTimeline:
    def test_the_drawing_and_the_table_have_the_same_rows(self, polis):
        make_membership(organisation=polis, starts="2003", ends="..")
        body = make_body(organisation=polis, name="styrelsen")
        make_mandate(organisation=polis, body=body, starts="2009", ends="2011")

        made = table("timeline")

        assert [row.cells for row in made.rows] == [
            ("POLIS", "medlemskap", "sedan 2003"),
            ("POLIS", "Ledamot, styrelsen", "2009–2011"),
        ]
        assert [row.texts[0].words for row in made.drawing.rows] == [
            "POLIS",
            "– Ledamot, styrelsen",
        ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_register_without_rows_gives_a_table_without_rows(kind):
    made = table(kind)

    assert made.rows == ()


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_networks_asked_for_are_shown(kind, polis):
    latest = make_round()
    for organisation in (polis, make_organisation(slug="c40", name="C40")):
        make_finding(round=latest, organisation=organisation, summary="bred nytta")
        make_recommendation(organisation=organisation)
        cite(make_membership(organisation=organisation, starts="2003", ends=".."))
        cite(make_mandate(organisation=organisation, starts="2009", ends=".."))
        part_in(organisation, administration=make_administration())

    assert len(table(kind, "polis").rows) == len(table(kind, "c40").rows) > 0
    assert "C40" not in str(table(kind, "polis"))


QUERIES = {
    "memberships": 1,
    "mandates": 1,
    "participation": 1,
    "timeline": 2,
    "benefits": 5,
    "recommendations": 1,
    "fees": 2,
    "sources": 9,
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_as_often_however_many_rows(kind, rows, django_assert_num_queries):
    latest = make_round()
    for _ in range(rows):
        organisation = make_organisation()
        dimension = make_dimension(strategy=latest.strategy)
        cite(make_finding(round=latest, organisation=organisation, dimension=dimension))
        cite(make_recommendation(organisation=organisation, deadline_event=make_event()))
        make_coverage(round=latest, organisation=organisation)
        cite(make_membership(organisation=organisation))
        cite(make_mandate(organisation=organisation))
        part_in(organisation, administration=make_administration())

    with django_assert_num_queries(QUERIES[kind]):
        table(kind)
