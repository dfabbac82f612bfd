"""A report begins from a kind."""

from datetime import date

import pytest
from django.utils import timezone

from reports.models import Report
from stadsnat.models import ChangeSet
from tests.factories import (
    cite,
    make_category,
    make_dimension,
    make_membership,
    make_organisation,
    make_report,
    make_round,
    make_source,
)

pytestmark = pytest.mark.django_db

REVIEW = "/rapporter/ny/?slag=oversyn&datum=2026-11-22"
HEAD = {"title": "Översyn", "office": "Kontoret", "dated": "2026-11-20"}


@pytest.fixture(autouse=True)
def signed_in(client, editor):
    client.force_login(editor)


@pytest.fixture
def networks():
    return [
        make_membership(organisation=make_organisation(slug=slug, name=slug.upper())).organisation
        for slug in ("c40", "polis", "uclg")
    ]


def test_the_kinds_are_offered_and_earlier_reports(client):
    report = make_report(state="issued")

    context = client.get("/rapporter/ny/").context

    assert [kind.word for kind in context["kinds"]] == [
        "oversyn",
        "medlemskap",
        "omgang",
        "natverk",
    ]
    assert list(context["reports"]) == [report]


@pytest.mark.parametrize("query", ["?slag=hittepa", "?slag=oversyn&datum=snart"])
def test_an_unknown_kind_or_day_is_chosen_again(client, query):
    response = client.get(f"/rapporter/ny/{query}")

    assert next(template.name for template in response.templates) == "reports/report_kinds.html"


def test_the_memberships_of_the_day_are_offered_and_ticked(client, networks):
    make_membership(organisation=make_organisation(slug="ny"), starts="2027")
    make_membership(organisation=make_organisation(slug="slut"), starts="2003", ends="2010")
    make_membership(organisation=make_organisation(slug="annan"), member=make_organisation())

    form = client.get(REVIEW).context["form"]

    assert form.fields["networks"].choices == [
        ("c40", "C40, medlem sedan 2003"),
        ("polis", "POLIS, medlem sedan 2003"),
        ("uclg", "UCLG, medlem sedan 2003"),
    ]
    assert form.initial["networks"] == ["c40", "polis", "uclg"]


def test_a_membership_whose_end_is_unknown_is_offered_but_not_ticked(client):
    cite(
        make_membership(organisation=make_organisation(slug="uclg", name="UCLG"), ends=""),
        make_source(dated="2011-03-24"),
    )
    make_membership(
        organisation=make_organisation(slug="oecd", name="OECD"),
        category=make_category(is_invitation=True),
    )

    form = client.get(REVIEW).context["form"]

    assert form.fields["networks"].choices == [
        ("oecd", "OECD, inbjudan"),
        ("uclg", "UCLG, slut okänt"),
    ]
    assert form.initial["networks"] == ["oecd"]


def test_of_two_memberships_in_one_network_the_certain_one_counts(client):
    uclg = make_organisation(slug="uclg", name="UCLG")
    cite(make_membership(organisation=uclg, ends=""), make_source(dated="2011-03-24"))
    make_membership(organisation=uclg, starts="2015")

    form = client.get(REVIEW).context["form"]

    assert form.fields["networks"].choices == [("uclg", "UCLG, medlem sedan 2015")]


def test_whose_reports_these_are_is_proposed(client):
    make_report(office="Äldre", dated=date(2010, 1, 1))
    make_report(office="Kontoret", division="Staben", dated=date(2011, 1, 1))

    form = client.get("/rapporter/ny/?slag=medlemskap&datum=2026-11-22").context["form"]

    assert form.initial == {
        "office": "Kontoret",
        "division": "Staben",
        "dated": timezone.localdate(),
        "as_of": date(2026, 11, 22),
        "title": "Stadens medlemskap i internationella nätverk",
    }


def test_a_review_is_a_draft_with_its_skeleton_in_one_change_set(client, editor, networks):
    response = client.post(REVIEW, HEAD | {"networks": ["uclg", "c40"]})

    report = Report.objects.get(slug="oversyn-2026")
    assert response.headers["Location"] == "/rapporter/oversyn-2026/"
    assert (report.kind, report.state, report.as_of, report.dated, report.short_title) == (
        "review",
        "draft",
        date(2026, 11, 22),
        date(2026, 11, 20),
        "Översyn",
    )
    about = [(s.heading, s.organisation.slug) for s in report.sections.exclude(organisation=None)]
    assert about == [("C40", "c40"), ("UCLG", "uclg")]
    change_set = ChangeSet.objects.first()
    assert (change_set.by, change_set.reason) == (editor, "Ny rapport: översyn av flera nätverk")
    assert change_set.touched == {"reports.report": {"+": 1}, "reports.section": {"+": 10}}


@pytest.mark.parametrize(
    ("word", "kind", "sections"), [("medlemskap", "memberships", 4), ("omgang", "round", 5)]
)
def test_other_kinds_have_skeletons_of_their_own(client, word, kind, sections):
    client.post(f"/rapporter/ny/?slag={word}&datum=2026-11-22", HEAD)

    report = Report.objects.get()
    assert (report.kind, report.sections.count()) == (kind, sections)


def test_the_result_of_a_round_has_sections_for_what_the_latest_round_asked(client):
    latest = make_round(ends="2026-10-01")
    for order, name in enumerate(["bevakning", "påverkan"]):
        make_dimension(strategy=latest.strategy, name=name, order=order)
    make_dimension(strategy=make_round(ends="2011-03-01").strategy, name="äldre")

    client.post("/rapporter/ny/?slag=omgang&datum=2026-11-22", HEAD)

    headings = Report.objects.get().sections.filter(level=3).values_list("heading", flat=True)
    assert list(headings) == ["Bevakning", "Påverkan"]


def test_a_profile_is_called_by_its_network_unless_told(client, networks):
    client.post(
        "/rapporter/ny/?slag=natverk&datum=2026-11-22", HEAD | {"title": "", "network": "c40"}
    )

    report = Report.objects.get()
    assert (report.kind, report.title) == ("profile", "Stadens medlemskap i C40")
    assert report.sections.first().organisation.slug == "c40"


def test_a_profile_can_be_of_a_network_that_the_city_has_left(client):
    make_membership(organisation=make_organisation(slug="uclg"), starts="2003", ends="2010")
    make_organisation(slug="frammande")

    field = client.get("/rapporter/ny/?slag=natverk&datum=2026-11-22").context["form"]["network"]

    assert [network.slug for network in field.field.queryset] == ["uclg"]


@pytest.mark.parametrize("kind", ["oversyn", "medlemskap", "omgang", "natverk"])
def test_each_new_report_can_be_shown_at_once(client, networks, kind):
    chosen = {"networks": ["c40", "uclg"], "network": "polis"}

    response = client.post(f"/rapporter/ny/?slag={kind}&datum=2026-11-22", HEAD | chosen)

    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"networks": []}, {"networks": ["Välj minst ett nätverk."]}),
        ({"networks": ["c40"], "office": ""}, {"office": ["Detta fält måste fyllas i."]}),
        ({"networks": ["c40"], "dated": "i går"}, {"dated": ["Skriv dagen som 2011-03-24."]}),
        ({"networks": ["c40"], "slug": "ny"},
         {"slug": ["Ordet är upptaget av en sida i portalen. Välj ett annat."]}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_stored(client, networks, wrong, errors):
    form = client.post(REVIEW, HEAD | wrong).context["form"]

    assert form.errors == errors
    assert Report.objects.count() == 0


def test_a_network_that_was_not_offered_is_refused(client, networks):
    make_organisation(slug="frammande")

    form = client.post(REVIEW, HEAD | {"networks": ["frammande"]}).context["form"]

    assert list(form.errors) == ["networks"]
    assert Report.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_five_times_however_many_networks(
    client, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_membership()

    with django_assert_num_queries(5):
        client.get(REVIEW)
