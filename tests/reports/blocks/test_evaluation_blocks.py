"""The blocks that rest on evaluations: benefit with its coverage, and recommendations."""

from datetime import date

import pytest

from reports.blocks import KINDS
from reports.blocks.scope import Scope
from tests.factories import (
    cite,
    make_coverage,
    make_decision,
    make_dimension,
    make_event,
    make_finding,
    make_organisation,
    make_recommendation,
    make_round,
    make_source,
)

pytestmark = pytest.mark.django_db

DAY = date(2011, 3, 24)


def table(kind, *networks, day=DAY):
    return KINDS[kind].make(Scope(day, networks), "Rubrik.")


def cells(kind, *networks, day=DAY):
    return [list(row.cells) for row in table(kind, *networks, day=day).rows]


@pytest.fixture
def polis():
    return make_organisation(slug="polis", name="POLIS", abbreviation="")


@pytest.fixture
def c40():
    return make_organisation(slug="c40", name="C40", abbreviation="")


@pytest.fixture
def latest():
    """A round of two dimensions, over by the day."""
    row = make_round(title="Översynen", ends="2011-03-01")
    for order, name in enumerate(["positionering", "bevakning"]):
        make_dimension(strategy=row.strategy, name=name, order=order, slug=name)
    return row


def dimension(round, name):
    return round.strategy.dimensions.get(name=name)


class TestBenefits:
    def test_a_network_has_its_words_along_each_dimension_and_its_coverage(self, polis, latest):
        position = dimension(latest, "positionering")
        about = {"round": latest, "organisation": polis}
        make_finding(**about, dimension=position, benefit="benefit")
        make_finding(**about, dimension=position, summary="syns i EU")
        make_finding(**about, benefit="less")
        make_coverage(**about, was_asked=True, asked=1200, answered=11)

        made = table("benefits")

        assert made.columns == (
            *("Nätverk", "Positionering", "Bevakning"),
            *("Sammantaget", "Tillfrågade", "Svarande"),
        )
        assert [row.cells for row in made.rows] == [
            (
                *("POLIS", "ger nytta; syns i EU", None),
                *("mindre nytta än önskat", "1\u00a0200", "11"),
            )
        ]
        assert made.note == "Utvärderingsomgång: Översynen."

    def test_what_belongs_to_no_dimension_has_a_column_only_when_there_is_any(self, polis, latest):
        make_finding(
            round=latest,
            organisation=polis,
            dimension=dimension(latest, "bevakning"),
            summary="bra",
        )

        assert table("benefits").columns == (
            *("Nätverk", "Positionering", "Bevakning"),
            *("Tillfrågade", "Svarande"),
        )

    def test_what_is_unknown_is_unknown(self, polis, latest):
        make_coverage(round=latest, organisation=polis, was_asked=True)

        assert cells("benefits") == [["POLIS", None, None, None, None]]

    def test_the_same_words_are_said_once(self, polis, latest):
        for text in ("Ett.", "Två."):
            make_finding(round=latest, organisation=polis, text=text, benefit="benefit")

        assert cells("benefits")[0][3] == "ger nytta"

    def test_the_latest_round_that_is_over_on_the_day_counts(self, polis):
        for title, ends in [("Förr", "2008"), ("Nyss", "2011-03-24"), ("Pågår", "2011-03-25")]:
            make_finding(
                round=make_round(title=title, ends=ends), organisation=polis, summary=title.lower()
            )

        assert cells("benefits") == [["POLIS", "nyss", None, None]]
        assert cells("benefits", day=date(2010, 1, 1)) == [["POLIS", "förr", None, None]]

    def test_a_round_of_unknown_end_counts_from_the_day_of_its_source(self, polis):
        row = make_round(ends="")
        cite(row, make_source(dated="2011-03-24"))
        make_finding(round=row, organisation=polis, summary="bra")

        assert cells("benefits") == [["POLIS", "bra", None, None]]
        assert cells("benefits", day=date(2011, 3, 23)) == []

    def test_before_any_round_the_note_says_so(self):
        made = table("benefits")

        assert made.rows == ()
        assert made.note == "Ingen utvärderingsomgång var avslutad den dagen."

    def test_silence_no_question_and_no_result_are_told_apart(self, polis, c40, latest):
        make_coverage(round=latest, organisation=polis, was_asked=True, asked=9, answered=0)
        make_coverage(round=latest, organisation=c40, was_asked=False)
        make_organisation(slug="uclg", name="UCLG", abbreviation="")
        make_organisation(slug="ccre", name="CCRE", abbreviation="")

        made = table("benefits", "polis", "c40", "uclg", "ccre")

        assert [row.cells[0] for row in made.rows] == ["C40", "POLIS"]
        assert [row.cells[-2:] for row in made.rows] == [
            ("inga frågor", "inga svar"),
            ("9", "0"),
        ]
        assert made.note == (
            "Utvärderingsomgång: Översynen. Omgången ställde inga frågor om C40. "
            "Ingen svarade på frågorna om POLIS. Omgången har inga resultat om CCRE och UCLG."
        )

    def test_what_was_found_of_all_networks_belongs_to_none(self, polis, latest):
        make_coverage(round=latest, organisation=polis)
        make_finding(round=latest, summary="fördjupa")

        assert "fördjupa" not in str(table("benefits"))


class TestRecommendations:
    def test_one_says_what_when_and_what_came_of_it(self, polis):
        make_recommendation(
            organisation=polis,
            text="Lämna nätverket.",
            deadline="2011-12",
            answer="partly",
            effect="not_carried_out",
        )

        assert cells("recommendations") == [
            ["POLIS", "Lämna nätverket", "december 2011", "delvis godtagen", "inte genomförd"]
        ]

    def test_what_is_unknown_is_unknown_and_no_day_is_no_day(self, polis):
        make_recommendation(organisation=polis, text="Fortsätta")

        assert cells("recommendations") == [["POLIS", "Fortsätta", "ingen dag angiven", None, None]]

    def test_a_later_answer_or_effect_is_not_known_yet(self, polis):
        make_recommendation(
            organisation=polis,
            answer="accepted",
            answered="2011-04",
            effect="carried_out",
            effect_dated="2012",
        )

        assert [row[3:] for row in cells("recommendations")] == [[None, None]]
        assert [row[3:] for row in cells("recommendations", day=date(2011, 4, 1))] == [
            ["godtagen", None]
        ]
        assert [row[3:] for row in cells("recommendations", day=date(2012, 1, 1))] == [
            ["godtagen", "genomförd"]
        ]

    def test_what_stands_in_the_proposal_is_not_written_twice(self, polis):
        proposal = make_decision(
            title="Lämna medlemskapet.",
            effective="[2011-12-31..2012-01-01]",
            outcome="bifall",
            outcome_dated="2011-06",
        )
        make_recommendation(organisation=polis, text="", decision=proposal)

        assert cells("recommendations") == [
            ["POLIS", "Lämna medlemskapet", "årsskiftet 2011/2012", None, None]
        ]
        assert cells("recommendations", day=date(2011, 7, 1))[0][3] == "bifall"

    @pytest.mark.parametrize(
        ("is_own", "said"), [(True, "kongressen"), (False, "kongressen (C40)")]
    )
    def test_an_event_as_deadline_is_named_with_whose_it_is(self, polis, c40, is_own, said):
        event = make_event(organisation=polis if is_own else c40, name="kongressen")
        make_recommendation(organisation=polis, deadline_event=event)

        assert cells("recommendations")[0][2] == said

    def test_the_latest_stand_first_and_later_ones_are_left_out(self, polis, c40):
        for organisation, made in [(polis, "2008"), (c40, "2008"), (polis, "2011"), (c40, "2018")]:
            make_recommendation(organisation=organisation, text=f"Sagt {made}", made=made)

        assert [row[:2] for row in cells("recommendations")] == [
            ["POLIS", "Sagt 2011"],
            ["C40", "Sagt 2008"],
            ["POLIS", "Sagt 2008"],
        ]

    def test_what_is_for_all_networks_stands_last_but_not_beside_a_single_one(self, polis, c40):
        make_recommendation(text="Samverka")
        make_recommendation(organisation=polis, text="Fortsätta")

        everything = [["POLIS", "Fortsätta"], ["Alla nätverk", "Samverka"]]
        assert [row[:2] for row in cells("recommendations")] == everything
        assert [row[:2] for row in cells("recommendations", "polis", "c40")] == everything
        assert [row[:2] for row in cells("recommendations", "polis")] == everything[:1]
