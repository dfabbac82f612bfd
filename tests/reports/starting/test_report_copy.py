"""A report begins as a copy of an earlier one."""

from datetime import date

import pytest
from django.contrib.messages import get_messages

from organisations.models import Membership
from reports.models import Report
from stadsnat.models import ChangeSet
from tests.factories import (
    make_claim,
    make_membership,
    make_organisation,
    make_report,
    make_section,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/rapporter/oversyn-2011/kopiera/"
HEAD = {"title": "Översyn 2026", "office": "Kontoret", "dated": "2026-11-20", "as_of": "2026-11-22"}


@pytest.fixture(autouse=True)
def signed_in(client, editor):
    client.force_login(editor)


@pytest.fixture
def source():
    report = make_report(
        slug="oversyn-2011", title="Översyn", kind="round", state="issued", annex="1",
        reference_number="006/2010", division="Staben",
    )  # fmt: skip
    eurocities = make_organisation(slug="eurocities", name="Eurocities")
    make_claim(organisation=eurocities, number=130, as_of="2011-03-24")
    make_claim(organisation=eurocities, number=200, as_of="2023")
    make_section(report=report, order=1, heading="Bakgrund", text="<p>Text.</p>")
    make_section(
        report=report, order=2, level=3, heading="Eurocities", organisation=eurocities,
        text='<p>{{ eurocities.medlemsstäder }} eller <data value="eurocities.medlemsstäder|tal">'
        "129</data> och {{ okänd.sak }}</p>",
    )  # fmt: skip
    return report


def copied(client, **fields):
    response = client.post(ADDRESS, HEAD | fields)
    return response, Report.objects.exclude(slug="oversyn-2011").get()


def test_the_head_is_proposed_but_for_what_belonged_to_the_earlier_one(client, source):
    initial = client.get(ADDRESS).context["form"].initial

    assert {
        name: initial.get(name) for name in ("title", "division", "annex", "reference_number")
    } == {
        "title": "Översyn",
        "division": "Staben",
        "annex": None,
        "reference_number": None,
    }


def test_the_copy_is_a_draft_of_the_same_kind_with_the_same_sections(client, editor, source):
    response, report = copied(client)

    assert response.headers["Location"] == "/rapporter/oversyn-2026/"
    assert (report.kind, report.state, report.as_of, report.annex) == (
        "round",
        "draft",
        date(2026, 11, 22),
        "",
    )
    copies = [(s.order, s.level, s.heading, s.organisation) for s in report.sections.all()]
    assert copies == [(s.order, s.level, s.heading, s.organisation) for s in source.sections.all()]
    change_set = ChangeSet.objects.first()
    assert (change_set.by, change_set.reason) == (editor, "Kopia av ”Översyn”, 2011-03-24")


def test_what_was_seen_then_goes_with_the_text(client, source):
    _response, report = copied(client)

    assert [section.text for section in report.sections.all()] == [
        "<p>Text.</p>",
        '<p><data value="eurocities.medlemsstäder">fler än 130</data> eller '
        '<data value="eurocities.medlemsstäder|tal">129</data> och '
        '<data value="okänd.sak"></data></p>',
    ]


def test_the_earlier_report_stays_as_it_was(client, source):
    before = list(source.sections.values_list("heading", "text"))

    copied(client)

    assert list(source.sections.values_list("heading", "text")) == before


def test_networks_left_and_joined_since_are_told(client, source):
    make_membership(organisation=make_organisation(name="POLIS"), starts="2015")

    response, _report = copied(client)

    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "Rapporten är kopierad som utkast.",
        "Staden är inte medlem den dag som rapporten gäller: Eurocities.",
        "Medlemskap utan eget avsnitt i rapporten: POLIS.",
    ]
    assert Membership.objects.count() == 1


def test_an_unknown_report_cannot_be_copied(client):
    assert client.get("/rapporter/finns-inte/kopiera/").status_code == 404


@pytest.mark.parametrize("wrong", [{"title": ""}, {"as_of": "x"}, {"slug": "oversyn-2011"}])
def test_a_head_that_is_wrong_stores_nothing(client, source, wrong):
    response = client.post(ADDRESS, HEAD | wrong)

    assert list(response.context["form"].errors) == list(wrong)
    assert Report.objects.count() == 1
