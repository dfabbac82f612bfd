"""What evaluations show on the page of an organisation."""

import pytest

from tests.factories import (
    cite,
    make_coverage,
    make_decision,
    make_dimension,
    make_event,
    make_finding,
    make_membership,
    make_organisation,
    make_recommendation,
    make_round,
    make_source,
)

pytestmark = pytest.mark.django_db

HEADING = "Bedömning och rekommendationer"


@pytest.fixture
def polis():
    return make_organisation(slug="polis", name="POLIS")


def page(client, **query):
    return client.get("/organisationer/polis/", query)


def assessment(client, **query):
    return page(client, **query).context["assessment"]


def test_without_anything_there_is_no_such_part(client, polis):
    make_finding(summary="om en annan", organisation=make_organisation())
    make_finding(summary="om alla")
    make_recommendation(text="För alla")

    assert HEADING not in page(client).text


def test_shows_what_was_found_with_dimension_benefit_and_source(client, polis):
    round = make_round(title="Översynen 2011")
    dimension = make_dimension(strategy=round.strategy, name="bevakning")
    finding = make_finding(
        round=round, organisation=polis, dimension=dimension, benefit="less", text="Det tar tid."
    )
    cite(finding, make_source(short_title="Bilaga 1"), where="s. 6")

    shown = " ".join(page(client).text.split())

    assert HEADING in shown
    assert (
        '<strong>Bevakning:</strong> Det tar tid.</span> <span class="also">Mindre nytta' in shown
    )
    assert "Bilaga 1, s. 6" in shown


def test_shows_what_was_recommended_and_that_the_outcome_is_unknown(client, polis):
    event = make_event(name="kongressen 2011")
    make_recommendation(
        organisation=polis, text="Lämna styrelsen", deadline_event=event, motive="Nyttan är liten."
    )

    shown = " ".join(page(client).text.split())

    assert "Lämna styrelsen</span> (<span lang" in shown
    assert "Nyttan är liten." in shown
    unknown = '<span class="unknown">uppgift saknas</span>'
    assert f"Svar: {unknown}. Genomförande: {unknown}." in shown


def test_shows_only_what_was_known_on_the_day(client, polis):
    make_finding(round=make_round(ends="2011-03-24"), organisation=polis)
    decision = make_decision(outcome="bifall", outcome_dated="2012")
    made = {"organisation": polis, "made": "2011-03-24"}
    make_recommendation(**made, decision=decision)
    make_recommendation(**made, answer="accepted", answered="2011-06")

    before = page(client, datum="2011-03-23").text
    then, later = (assessment(client, datum=day) for day in ("2011-03-24", "2012-01-01"))

    assert HEADING not in before
    assert len(then.rounds) == 1
    assert [row.answered_then for row in then.recommendations] == ["", ""]
    assert [row.answered_then for row in later.recommendations] == ["bifall", "godtagen"]


@pytest.mark.parametrize(
    ("coverage", "told"),
    [
        ({"was_asked": False}, "Omgången ställde inga frågor om organisationen."),
        ({"was_asked": True, "answered": 0}, "Ingen svarade på frågorna om organisationen."),
        ({"was_asked": True, "asked": 12, "answered": 7}, "Tillfrågade: 12. Svarande: 7."),
        ({"was_asked": True}, 'Tillfrågade: <span class="unknown">uppgift saknas</span>.'),
    ],
)
def test_says_who_was_asked_and_tells_silence_from_the_unknown(client, polis, coverage, told):
    make_coverage(round=make_round(), organisation=polis, **coverage)

    assert told in " ".join(page(client).text.split())


def test_a_source_links_to_the_list_below_only_when_it_stands_there(client, polis):
    source = make_source(slug="kallan")
    cite(make_recommendation(organisation=polis), source)
    assert 'href="#kalla-kallan"' not in page(client).text

    cite(make_membership(organisation=polis), source)
    assert page(client).text.count('href="#kalla-kallan"') >= 2


def test_only_those_who_may_change_it_are_led_to_the_desk(client, polis, reader, editor):
    row = make_recommendation(organisation=polis)
    address = f"/admin/evaluations/recommendation/{row.pk}/change/"
    assert address not in page(client).text

    client.force_login(reader)
    assert address not in page(client).text

    client.force_login(editor)
    shown = page(client).text
    assert address in shown
    assert f"/rekommendationer/{row.pk}/historik/" in shown
    assert client.get(f"/rekommendationer/{row.pk}/historik/").status_code == 200
