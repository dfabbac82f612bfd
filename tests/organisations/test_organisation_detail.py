import pytest

from organisations.mandate_state import State
from organisations.models import (
    Commitment,
    Office,
    OfficeHolding,
    OtherName,
    Participation,
    Person,
    Relation,
)
from organisations.status import Status
from tests.factories import (
    cite,
    dispute,
    make_body,
    make_category,
    make_claim,
    make_coverage,
    make_decision,
    make_event,
    make_fee,
    make_finding,
    make_mandate,
    make_membership,
    make_office,
    make_organisation,
    make_person,
    make_recommendation,
    make_round,
    make_source,
    store,
)

pytestmark = pytest.mark.django_db


def get(client, organisation, **query):
    return client.get(f"/organisationer/{organisation.slug}/", query)


def profile(client, organisation, **query):
    return get(client, organisation, **query).context["profile"]


def test_an_organisation_of_which_nothing_is_known_says_so(client):
    organisation = make_organisation(name="Okända nätet")

    response = get(client, organisation)

    assert "Staden har inget känt medlemskap denna dag" in response.text
    assert "Registret har ingen uppgift om att staden har något uppdrag här." in response.text


def test_shows_the_membership_as_it_was_on_the_day(client):
    membership = make_membership(starts="2003", ends="")
    cite(membership)

    then = profile(client, membership.organisation, datum="2011-03-24")
    now = profile(client, membership.organisation)

    assert then.quoted.status == Status.MEMBER
    assert now.quoted.status == Status.END_UNKNOWN


def test_a_mandate_has_its_state_and_its_holder(client):
    office = store(Office, slug="f", name="finansborgarrådet", title="finansborgarråd")
    person = store(Person, slug="p", name="Exempel Exempelsson")
    mandate = make_mandate(starts="2009", ends="2011", office=office, person=person)

    response = get(client, mandate.organisation, datum="2011-03-24")

    assert [m.state for m in response.context["profile"].mandates] == [State.FILLED]
    assert "Finansborgarråd Exempel Exempelsson" in response.text


@pytest.mark.parametrize(
    ("day", "holder"),
    [("2010-12-31", "Finansborgarråd Före"), ("2011-01-01", "Finansborgarråd Efter")],
)
def test_an_office_is_named_with_the_person_who_held_it_that_day(client, day, holder):
    office = make_office()
    store(OfficeHolding, office=office, person=make_person(name="Före"), starts="2006", ends="2010")
    store(OfficeHolding, office=office, person=make_person(name="Efter"), starts="2011", ends="..")
    mandate = make_mandate(starts="2009", ends="..", office=office)

    assert holder in get(client, mandate.organisation, datum=day).text


def test_a_participation_of_a_later_year_is_not_shown_earlier(client):
    row = store(
        Participation, organisation=make_organisation(), level="active", starts="2009", ends="2010"
    )

    assert profile(client, row.organisation, datum="2008-12-31").rows["participations"] == []
    assert profile(client, row.organisation, datum="2009-01-01").rows["participations"] == [row]


def test_an_outcome_that_came_later_does_not_change_an_earlier_day(client):
    decision = make_decision(
        organisation=make_organisation(), outcome="Staden lämnade.", outcome_dated="2012-01"
    )

    assert profile(client, decision.organisation, datum="2011-12-31").open_exit == decision
    assert profile(client, decision.organisation, datum="2012-01-01").open_exit is None


def test_a_field_that_is_empty_is_unknown_beside_the_other_value(client):
    membership = make_membership()
    dispute(membership, field="category", value="affilierad medlem")

    assert (
        '<dd class="value" lang="sv">uppgift saknas</dd>'
        in get(client, membership.organisation).text
    )


def test_others_mandates_are_kept_apart_from_the_citys(client):
    barcelona = make_organisation(name="Barcelona")
    mandate = make_mandate(on_behalf_of=barcelona, role="chair")

    shown = profile(client, mandate.organisation)

    assert shown.mandates == []
    assert [m.row for m in shown.others_mandates] == [mandate]


def test_names_the_other_members_that_the_register_knows(client):
    malmö = make_organisation(name="Malmö")
    membership = make_membership(member=malmö)

    response = get(client, membership.organisation)

    assert response.context["profile"].other_members == [membership]
    assert "Malmö" in response.text


def test_two_claims_about_the_same_thing_both_stay(client):
    organisation = make_organisation()
    make_claim(organisation=organisation, number=130, as_of="2011-03-24")
    make_claim(organisation=organisation, number=200, as_of="[2023-06..]")

    response = get(client, organisation)

    assert [c.number for c in response.context["profile"].statements] == [130, 200]
    assert "Fler än 130 medlemsstäder" in response.text
    assert "juni 2023 eller senare" in response.text


def test_a_claim_of_a_later_day_is_not_shown_earlier(client):
    claim = make_claim(as_of="[2023-06..]")

    assert profile(client, claim.organisation, datum="2011-03-24").statements == []


def test_a_contradiction_shows_both_values_and_chooses_neither(client):
    event = make_event(place="Porto Alegre", held="2011-11-23/2011-11-26")
    cite(event, field="place", where="Slutsatser")
    dispute(event, field="place", question="Var hölls kongressen?", value="Kairo", where="UCLG")

    text = get(client, event.organisation).text

    assert "Var hölls kongressen?" in text
    assert '<dd class="value" lang="sv">Porto Alegre</dd>' in text
    assert '<dd class="value" lang="sv">Kairo</dd>' in text
    assert "Öppen: ingen har avgjort vilken uppgift som gäller" in text


def test_a_disputed_event_elsewhere_is_seen_where_a_term_ends_at_it(client):
    event = make_event()
    dispute(event, field="place", question="Var hölls kongressen?", value="Kairo")
    mandate = make_mandate(ends_at=event)

    assert "Var hölls kongressen?" in get(client, mandate.organisation).text


def test_a_resolved_contradiction_gives_its_reason(client):
    event = make_event()
    dispute(event, field="place", reason="Kongressens eget protokoll säger Porto Alegre.")

    assert "Avgjord: Kongressens eget protokoll" in get(client, event.organisation).text


def test_each_source_is_listed_once_with_its_day(client):
    source = make_source(title="Rapport", dated="2011-03-24")
    membership = make_membership()
    cite(membership, source)
    cite(make_claim(organisation=membership.organisation), source)

    assert profile(client, membership.organisation).sources == [source]


@pytest.mark.parametrize("day", ["2011-13-01", "snart"])
def test_a_bad_day_gives_a_kind_message_and_today(client, day):
    response = get(client, make_organisation(), datum=day)

    assert response.status_code == 200
    assert "går inte att läsa" in response.text


def test_an_unknown_organisation_is_not_found(client):
    assert client.get("/organisationer/finns-inte/").status_code == 404


def test_writing_to_the_page_is_refused(client):
    assert client.post(f"/organisationer/{make_organisation().slug}/").status_code == 405


def fill(organisation):
    """One row of every kind that the page shows, each with a source."""
    category = make_category(organisation=organisation)
    body = make_body(organisation=organisation)
    membership = make_membership(
        organisation=organisation, category=category, path="section", via=make_organisation()
    )
    latest = make_round()
    participation = {"organisation": organisation, "level": "active", "starts": "2009"}
    relation = {"organisation": organisation, "kind": "partner_of", "other": make_organisation()}
    for row in [
        organisation,
        category,
        body,
        membership,
        make_fee(membership=membership),
        make_mandate(organisation=organisation, body=body, office=make_office()),
        make_event(organisation=organisation),
        make_claim(organisation=organisation),
        make_decision(organisation=organisation),
        store(Commitment, organisation=organisation, text="Åtagande"),
        store(Participation, **participation),
        store(Relation, **relation),
        store(OtherName, organisation=organisation, name="Annat namn", starts="1990"),
        make_coverage(organisation=organisation, round=latest),
        make_finding(organisation=organisation, round=latest),
        make_recommendation(organisation=organisation, deadline_event=make_event()),
    ]:
        cite(row)
        dispute(row)


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_twenty_four_times_however_many_rows(
    client, rows, django_assert_num_queries
):
    organisation = make_organisation()
    for _ in range(rows):
        fill(organisation)

    with django_assert_num_queries(24):
        get(client, organisation)
