"""Each list of the portal and of the admin is taken home as it stands: filter, day and order."""

import pytest
from django.contrib import admin
from django.urls import reverse

from organisations.exchange.cells import read_cells
from organisations.exchange.resources import RESOURCES
from organisations.models import Fee, Membership, Organisation
from tests.factories import (
    cite,
    make_event,
    make_fee,
    make_mandate,
    make_membership,
    make_organisation,
    make_source,
)

from .files import counts, plan_for
from .test_exports import columns, take, taken_cells

pytestmark = pytest.mark.django_db

LISTS = ["/organisationer/", "/uppdrag/", "/kalender/", "/granskning/"]


@pytest.mark.parametrize("page", LISTS)
def test_a_list_leads_to_its_files_with_all_that_was_chosen(desk, page):
    text = desk.get(page, {"datum": "2011-03-24", "organisation": "x"}).text

    for ending in ("xlsx", "csv"):
        assert f'href="{page}export.{ending}?datum=2011-03-24&amp;organisation=x"' in text


@pytest.fixture
def calendar():
    uclg = make_organisation(slug="uclg", name="UCLG")
    event = make_event(organisation=uclg, name="världskongressen", place="Florens")
    cite(event, make_source(short_title="Bilagan"))
    make_event(organisation=make_organisation(name="Annan"), name="årsmötet", held="2005-05-01")
    make_mandate(organisation=uclg, starts="2009", ends="2012-06-30")


def test_the_calendar_is_taken_with_its_filter_day_and_order(client, calendar):
    def titles(**query):
        [sheet] = taken_cells(client, "/kalender/export.xlsx", datum="2011-03-24", **query).sheets
        return columns(sheet, "Datum", "Organisation", "Rubrik")

    assert titles() == [
        ("2011-11-23/2011-11-26", "UCLG", "världskongressen"),
        ("2012-06-30", "UCLG", "Ledamot"),
    ]
    assert titles(slag="mandate_end") == [("2012-06-30", "UCLG", "Ledamot")]
    assert titles(visa="tidigare") == [("2005-05-01", "Annan", "årsmötet")]


def test_an_entry_of_the_calendar_says_all_that_the_page_says(client, calendar):
    cells = taken_cells(client, "/kalender/export.csv", datum="2011-03-24", slag="event")

    headings = ["I ord", "Hur exakt", "Vad", "Ort", "Källa"]
    assert columns(cells.sheets[0], *headings) == [
        ("23–26 november 2011", "exakta dagar", "Kongress", "Florens", "Bilagan")
    ]


def test_a_file_to_read_does_not_say_how_to_fill_it_in(client, calendar):
    about = taken_cells(client, "/kalender/export.xlsx", datum="2011-03-24", slag="event").about

    assert (about["filter"], about["order"]) == ("Visa: Händelser", "De närmaste först")
    assert about["day"] == "2011-03-24 (24 mars 2011)"


def test_the_review_is_taken_whole_with_what_was_chosen(desk):
    fee = make_fee(due="2011-01-01", payment="unpaid", year=2011)
    make_fee(due="2011-02-01", payment="unpaid", year=2010)
    whose = fee.membership.organisation

    def taken(**query):
        [sheet] = taken_cells(desk, "/granskning/export.xlsx", datum="2011-03-24", **query).sheets
        return columns(sheet, "Vad som brister", "Organisation", "Sedan", "Rättas på")

    overdue = taken(regel="avgift-forfallen")
    assert [row[2] for row in overdue] == ["2011-01-01", "2011-02-01"]
    assert overdue[0] == (
        "Avgifter som har förfallit",
        whose.name,
        "2011-01-01",
        f"http://testserver/avgifter/{fee.pk}/andra/#id_payment_0",
    )
    assert taken(regel="avgift-forfallen", organisation=whose.slug) == overdue[:1]
    everything = taken()
    total = desk.get("/granskning/", {"datum": "2011-03-24"}).context["review"].total
    assert len(everything) == total > len(overdue)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda each: each.model.__name__)
def test_every_list_of_the_register_in_the_admin_can_be_taken(resource):
    opts = resource.model._meta

    assert resource.model in admin.site._registry
    assert reverse(f"admin:{opts.app_label}_{opts.model_name}_take", args=["csv"])


def test_a_list_of_the_admin_is_taken_with_its_filter_search_and_order(desk):
    uclg = make_membership(organisation=make_organisation(name="UCLG"))
    for year, amount in ((2009, 30), (2010, 10), (2011, 20)):
        make_fee(membership=uclg, year=year, amount=amount)
    make_fee(year=2011, payment="paid")

    def years(**query):
        cells = taken_cells(desk, "/admin/organisations/fee/ta-med.xlsx", **query)
        return [year for (year,) in columns(cells.sheets[0], "År")], cells.about["filter"]

    assert years(q="UCLG", o="3") == (["2010", "2011", "2009"], "Sökt: UCLG")
    assert years(payment__exact="paid") == (["2011"], "betalning: betald")
    assert years(q="UCLG", year="2009")[0] == ["2009"]


def test_a_list_of_the_admin_leads_to_its_files_and_comes_back_unchanged(desk):
    make_fee()

    text = desk.get("/admin/organisations/fee/", {"year": "2011"}).text

    assert "/admin/organisations/fee/ta-med.xlsx?year=2011" in text
    stream, _response = take(desk, "/admin/organisations/fee/ta-med.csv")
    plan = plan_for(read_cells(stream, "avgifter-2011-03-24.csv"))
    assert (plan.sheets[0].resource.model, counts(plan)) == (Fee, (0, 0, 1, 0, 0))


def test_a_filter_that_the_admin_does_not_know_is_not_found(desk):
    make_membership()

    assert desk.get("/admin/organisations/membership/ta-med.csv?hittepa=1").status_code == 404
    assert Membership.objects.exists()


@pytest.mark.parametrize("who", ["reader", "outsider"])
def test_readers_take_nothing_from_the_admin(client, request, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get("/admin/organisations/membership/ta-med.csv").status_code == 302


def test_as_many_queries_for_one_entry_as_for_three(client, django_assert_num_queries):
    for number in range(3):
        make_event(organisation=make_organisation(slug=f"n-{number}"), held="2012-01-01")
        if number != 1:
            with django_assert_num_queries(6):
                take(client, "/kalender/export.xlsx", datum="2011-03-24")
    assert Organisation.objects.count() == 3
