from datetime import date
from decimal import Decimal

import pytest

from organisations.models import Office, OfficeHolding, Person
from reports.facts import Fact, Where, facts, values
from reports.prose.values import FILTERS, Value
from tests.factories import (
    cite,
    dispute,
    make_administration,
    make_body,
    make_category,
    make_claim,
    make_decision,
    make_event,
    make_fee,
    make_mandate,
    make_membership,
    make_organisation,
    make_participation,
    make_recommendation,
    make_source,
    store,
)

pytestmark = pytest.mark.django_db

DAY = date(2011, 3, 24)


def references(day):
    return {name: value.words for name, value in values(facts(day)).items()}


def test_a_claim_is_known_by_its_unit_and_the_latest_by_the_day_counts():
    eurocities = make_organisation(slug="eurocities")
    make_claim(organisation=eurocities, number=100, as_of="2005")
    make_claim(organisation=eurocities, number=130, as_of="2011-03-24")
    make_claim(organisation=eurocities, number=200, as_of="[2023-06..]")

    found = references(DAY)

    assert found["eurocities.medlemsstäder"] == "fler än 130"
    assert found["eurocities.medlemsstäder.tal"] == "130"
    assert found["eurocities.medlemsstäder.gäller"] == "24 mars 2011"


def test_a_unit_becomes_a_name_that_can_be_typed():
    uclg = make_organisation(slug="uclg")
    make_claim(organisation=uclg, number=None, text="två tredjedelar", unit="FN:s medlemsländer")

    assert references(DAY)["uclg.fn-medlemsländer"] == "två tredjedelar"


def test_the_founding_is_said_as_exactly_as_its_source():
    organisation = make_organisation(slug="natet")
    make_claim(organisation=organisation, kind="founded", text="2015", as_of="2011-02")

    assert references(DAY)["natet.grundat"] == "februari 2011"


def test_a_membership_is_quoted_from_the_source_nearest_the_day():
    c40 = make_organisation(slug="c40")
    early = make_category(organisation=c40, name="affilierad medlem")
    late = make_category(organisation=c40, name="innovationsstad")
    cite(make_membership(organisation=c40, category=early, starts="", ends=""))
    cite(
        make_membership(organisation=c40, category=late, starts="2007"),
        make_source(dated="[2023-06..]"),
    )

    found = references(DAY)

    assert (found["c40.medlemsform"], found["c40.medlem-sedan"]) == ("affilierad medlem", "")


def test_a_mandate_gives_role_body_period_and_holder():
    body = make_body(name="styrelsen")
    office = store(Office, slug="f", name="finansborgarrådet", title="finansborgarråd")
    make_mandate(
        organisation=body.organisation,
        slug="plats",
        body=body,
        starts="2009",
        ends="2011",
        office=office,
    )

    found = references(DAY)

    subject = f"{body.organisation.slug}.uppdrag.plats"
    values = [found[f"{subject}.{name}"] for name in ("roll", "organ", "period", "innehavare")]
    assert values == ["ledamot", "styrelsen", "2009–2011", "finansborgarrådet"]


def test_a_persons_office_is_the_one_held_on_the_day():
    person = store(Person, slug="p", name="Exempel Exempelsson")
    for name, starts, ends in [("förr", "1990", "2000"), ("nu", "2001", "..")]:
        office = store(Office, slug=name, name=f"borgmästaren {name}", title="borgmästare")
        store(OfficeHolding, office=office, person=person, starts=starts, ends=ends)
    mandate = make_mandate(person=person, slug="ordforande")

    found = references(DAY)

    assert found[f"{mandate.organisation.slug}.uppdrag.ordforande.ämbete"] == "borgmästaren nu"


def test_an_event_gives_both_places_when_sources_differ():
    event = make_event(slug="kongressen", place="Porto Alegre")
    dispute(event, field="place", value="Kairo")

    found = references(DAY)

    subject = f"{event.organisation.slug}.händelse.kongressen"
    assert found[f"{subject}.tid"] == "23–26 november 2011"
    assert found[f"{subject}.ort"] == "Porto Alegre"
    assert found[f"{subject}.ort-annan-uppgift"] == "Kairo"


def test_bodies_of_a_kind_are_counted():
    organisation = make_organisation(slug="metropolis")
    for _ in range(5):
        make_body(organisation=organisation, kind="committee")

    assert references(DAY)["metropolis.antal-utskott"] == "5"


def test_a_later_decision_is_not_known():
    make_decision(slug="strategin", dated="2008-12", effective="2009")
    make_decision(slug="senare", dated="2018")

    found = references(DAY)

    assert found["beslut.strategin.datum"] == "december 2008"
    assert "beslut.senare.datum" not in found


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_as_often_however_many_rows(rows, django_assert_num_queries):
    for _ in range(rows):
        event = make_event()
        make_body(organisation=event.organisation)
        cite(make_mandate(organisation=event.organisation, ends_at=event))
        make_membership(organisation=event.organisation)
        dispute(event)
        make_recommendation(organisation=event.organisation)

    with django_assert_num_queries(18):
        references(DAY)


def test_a_fact_says_its_label_its_day_its_place_its_sources_and_what_disputes_it():
    eurocities = make_organisation(slug="eurocities", name="Eurocities")
    claim = make_claim(organisation=eurocities, number=130, as_of="2011-03-24")
    cite(claim, make_source(title="Rapporten", dated="2011-03-24"), where="s. 2")
    dispute(claim, field="number", value="140")
    dispute(claim, field="as_of", value="2010")

    fact = facts(DAY)["eurocities.medlemsstäder"]

    assert fact == Fact(
        name="eurocities.medlemsstäder",
        label="Eurocities: medlemsstäder",
        value=Value("fler än 130", Decimal(130), "fler än"),
        said_of="24 mars 2011",
        address="/organisationer/eurocities/#uppgifter",
        sources=(Where("Rapporten", "s. 2", "24 mars 2011"),),
        disputed=("140",),
    )


def test_a_settled_dispute_is_not_told():
    claim = make_claim(as_of="2011-03-24")
    dispute(claim, field="number", reason="Rapporten är yngre.")

    assert facts(DAY)[f"{claim.organisation.slug}.medlemsstäder"].disputed == ()


def test_only_the_wanted_subjects_are_told():
    for slug in ("polis", "c40"):
        make_membership(organisation=make_organisation(slug=slug))
    make_decision(slug="strategin", dated="2008")

    found = facts(DAY, only={"polis", "beslut"})

    assert {name.split(".")[0] for name in found} == {"polis", "beslut"}


def test_the_city_counts_and_names_its_networks():
    for name in ("POLIS", "C40"):
        make_membership(organisation=make_organisation(name=name), starts="2003", ends="..")
    make_membership(organisation=make_organisation(name="Metropolis"), starts="2003", ends="")

    value = facts(DAY)["staden.medlemskap"].value

    assert (value.words, FILTERS["antal"](value).words) == ("C40 och POLIS", "2")


def test_the_fee_of_the_days_year_is_said_and_an_unknown_one_is_not():
    known = make_fee(year=2011, amount=12500, currency="SEK")
    unknown = make_fee(year=2011, amount=None)

    found = facts(DAY)

    said = [
        found[f"{fee.membership.organisation.slug}.avgift"].value.words for fee in (known, unknown)
    ]
    assert said == ["12\u00a0500\u00a0kr", ""]


def test_administrations_are_listed_by_how_much_they_take_part():
    polis = make_organisation(slug="polis")
    for name, level in [("Trafikkontoret", "active"), ("Idrott", "declined"), ("Miljö", "active")]:
        administration = make_administration(name=name)
        make_participation(
            organisation=polis, administration=administration, level=level, starts="2009", ends=".."
        )

    found = facts(DAY)

    assert found["polis.aktiva-förvaltningar"].value.items == ("Trafikkontoret", "Miljö")
    assert found["polis.avböjande-förvaltningar"].value.words == "Idrott"


def test_the_seats_of_the_day_are_counted():
    polis = make_organisation(slug="polis")
    make_mandate(organisation=polis, starts="2009", ends="..")
    make_mandate(organisation=polis, starts="2005", ends="2008")

    assert facts(DAY)["polis.antal-uppdrag"].value.number == 1


def test_the_latest_recommendation_by_the_day_is_told_with_what_came_of_it():
    polis = make_organisation(slug="polis")
    make_recommendation(organisation=polis, text="Förr", made="2008")
    make_recommendation(
        organisation=polis,
        text="Lämna nätverket",
        made="2011-03-24",
        deadline="2011-12",
        answer="accepted",
        answered="2011-03",
        effect="carried_out",
        effect_dated="2012",
    )
    make_recommendation(organisation=polis, text="Senare", made="2018")
    make_recommendation(text="För alla", made="2011-03-24")

    found = references(DAY)

    assert {name: words for name, words in found.items() if "rekommendation" in name} == {
        "polis.rekommendation": "Lämna nätverket",
        "polis.rekommendation.senast": "december 2011",
        "polis.rekommendation.svar": "godtagen",
        "polis.rekommendation.genomförd": "",
    }
