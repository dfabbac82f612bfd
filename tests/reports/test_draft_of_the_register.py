"""Drafts of the networks that the portal is delivered with, on the two days that it is tried on."""

import re
from datetime import date

import pytest
from django.core.management import call_command

from organisations.models import Organisation
from reports.drafting.collecting import collect
from reports.drafting.draft import paragraphs
from reports.drafting.section import draft_section
from reports.prose import fill_in
from reports.references import references
from tests.factories import (
    cite,
    dispute,
    make_category,
    make_claim,
    make_commitment,
    make_decision,
    make_event,
    make_fee,
    make_mandate,
    make_membership,
    make_organisation,
    make_participation,
    make_source,
)

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = date(2011, 3, 24), date(2026, 11, 22)
REFERENCE = re.compile(r'<data value="([^"]*)">([^<]*)</data>')


@pytest.fixture
def register():
    call_command("load_fixtures", verbosity=0)


def told(organisation, day):
    return [[s.words for s in part] for part in paragraphs(collect(organisation, day))]


def of(slug, day):
    return told(Organisation.objects.get(slug=slug), day)


@pytest.mark.slow
@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_every_figure_of_every_draft_is_what_the_register_says_that_day(register, day):
    values = references(day)

    drafts = [draft_section(organisation, day) for organisation in Organisation.objects.all()]

    figures = [found for text in drafts for found in REFERENCE.findall(text)]
    assert len(figures) > 20
    for expression, shown in figures:
        assert fill_in("Prov", f"{{{{ {expression} }}}}", values).endswith(f">{shown}</span>")


def test_eurocities_in_2011(register):
    assert of("eurocities", SPRING) == []


def test_metropolis_in_2011(register):
    assert of("metropolis", SPRING) == []


def test_uclg_in_2026_tells_only_what_was_last_known(register):
    assert of("uclg", AUTUMN) == []


def test_c40_in_2026_tells_that_the_sources_do_not_agree(register):
    assert of("c40", AUTUMN) == []


def test_a_network_that_was_not_there_yet_has_no_draft(register):
    change = Organisation.objects.get(slug="change")

    assert draft_section(change, SPRING) == ""
    assert draft_section(change, AUTUMN).startswith("<p>CHANGE ")


def test_the_text_of_a_draft_is_escaped():
    network = make_organisation(name="A & <b>B", summary="Nätverk <script>för</script> städer.")

    assert draft_section(network, SPRING) == (
        "<p>A &amp; &lt;b&gt;B är ett nätverk &lt;script&gt;för&lt;/script&gt; städer.</p>"
    )


def test_a_disputed_number_is_left_out():
    network = make_organisation(name="Alfa")
    claim = make_claim(organisation=network, unit="medlemmar", as_of="2011")
    assert told(network, SPRING)[0][0] == "Alfa har fler än 130 medlemmar."

    dispute(claim)

    assert told(network, SPRING) == [["Alfa är ett nätverk."]]


def test_a_dispute_of_a_later_source_is_not_known_yet():
    network = make_organisation(name="Alfa")
    claim = make_claim(organisation=network, unit="medlemmar", as_of="2011")
    dispute(claim, source=make_source(dated="2012"))

    assert told(network, SPRING) == [["Alfa har fler än 130 medlemmar."]]


def test_a_meeting_that_nobody_had_stated_yet_is_left_out():
    network = make_organisation(name="Alfa")
    event = make_event(organisation=network, name="kongressen", place="Oslo")
    assert told(network, SPRING)[1] == ["Kongressen hålls den 23–26 november 2011 i Oslo."]

    cite(event, source=make_source(dated="2011-06-01"))

    assert told(network, SPRING) == [["Alfa är ett nätverk."]]


def fill(network):
    """One more of everything that a draft tells of."""
    membership = make_membership(organisation=network, member=make_organisation())
    make_membership(organisation=network, category=make_category(organisation=network))
    make_fee(
        membership=make_membership(organisation=network, member=None, starts="2001", ends="2002")
    )
    make_fee(membership=membership)
    event = make_event(organisation=network)
    elsewhere = make_event()
    make_mandate(organisation=network, elected_at=event, ends_at=elsewhere)
    make_participation(organisation=network)
    make_claim(organisation=network)
    make_decision(organisation=network)
    make_commitment(organisation=network)


def test_a_network_with_more_is_read_with_as_many_queries(django_assert_num_queries):
    network = make_organisation()
    make_membership(organisation=network, starts="1990", ends="1991")
    with django_assert_num_queries(1):
        collect(network, SPRING)
