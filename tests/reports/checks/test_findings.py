"""What the checks before issue find, one by one, and what they let pass."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from reports.checks import CHECKS, findings
from tests.factories import (
    dispute,
    edit,
    make_approval,
    make_claim,
    make_comment,
    make_former_address,
    make_membership,
    make_organisation,
    make_proof,
    make_report,
    make_section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return make_claim(organisation=make_organisation(slug="c40"), number=40, unit="städer")


@pytest.fixture
def report():
    return make_report(slug="prov", annex="1", reference_number="030-1/2011")


def write(report, text, **fields):
    return make_section(report=report, text=text, **fields)


def found(report, *, by=None):
    """What is found, by (check, stops); the approval that is missing in every draft left out."""
    every = [(one.check, one.stops) for one in findings(report)]
    return [one for one in every if one[0] != "missing-approval"]


def sentence(report, check):
    [finding] = [one for one in findings(report) if one.check == check]
    return finding.sentence


def reference(seen, expression="c40.städer"):
    return f'<p>Har <data value="{expression}">{seen}</data>.</p>'


def test_a_report_that_is_approved_and_whole_has_nothing_to_find(report, claim):
    write(report, reference("fler än 40"))
    make_approval(make_proof(report))

    assert findings(report) == []


def test_without_an_approval_it_is_stopped(report, claim):
    section = write(report, "<p>Text.</p>")

    [finding] = findings(report)

    assert (finding.check, finding.stops) == ("missing-approval", True)
    assert finding.address == "/rapporter/prov/granskning/"
    make_approval(make_proof(report))
    assert findings(report) == []
    edit(section, text="<p>Annat.</p>")
    assert [one.check for one in findings(report)] == ["missing-approval"]


@pytest.mark.parametrize(
    ("text", "check", "stops"),
    [
        ("<p>{{ c40.stad }}</p>", "unknown-reference", True),
        ("<p>{{ c40.städer|stora }}</p>", "unknown-reference", True),
        ("<p>{{ c40.städer</p>", "unknown-reference", True),
        ('<figure data-block="vader"></figure>', "unknown-block", True),
        ('<ul><li><figure data-block="fees"></figure></li></ul>', "unknown-block", True),
        ('<blockquote><figure data-block="fees"></figure></blockquote>', "unknown-block", True),
        ("", "empty-section", True),
        ("<p> </p>", "empty-section", True),
        ('<p><data value="c40.städer">fler än 39</data></p>', "stale-value", False),
        ('<figure data-block="mandates"></figure>', "empty-table", False),
        ("<p>Den nuvarande ordföranden, nuvarande!</p>", "aging-words", False),
        ("<p>De senaste {{ c40.städer|tal }} åren.</p>", "aging-words", False),
        ("<ul><li>漢 och 漢</li></ul>", "missing-signs", False),
    ],
)
def test_what_is_wrong_in_a_text_is_found_where_it_stands(report, claim, text, check, stops):
    section = write(report, text)

    [finding] = [one for one in findings(report) if one.check != "missing-approval"]

    assert (finding.check, finding.stops) == (check, stops)
    assert finding.words == "Bakgrund"
    assert str(section.pk) in finding.address


def test_a_network_that_is_not_in_the_register_stops_it(report, claim):
    write(report, '<figure data-block="memberships" data-only="c40 finns-inte"></figure>')
    make_membership(organisation=claim.organisation)

    assert found(report) == [("missing-network", True)]
    assert "”finns-inte”" in sentence(report, "missing-network")


def test_a_network_by_its_former_short_name_is_in_the_register(report, claim):
    make_former_address(organisation=claim.organisation, slug="forut")
    make_membership(organisation=claim.organisation)
    write(report, '<figure data-block="memberships" data-only="forut alla"></figure>')

    assert found(report) == []


class TestNarrowedTable:
    BLOCK = '<figure data-block="memberships"></figure>'

    @pytest.fixture(autouse=True)
    def _memberships(self, claim):
        make_membership(organisation=claim.organisation)
        make_membership(organisation=make_organisation(slug="polis"))

    def test_is_found_when_its_section_becomes_about_a_network(self, report, claim):
        section = write(report, self.BLOCK)
        assert found(report) == []

        edit(section, organisation=claim.organisation)

        [finding] = [one for one in findings(report) if one.check == "narrowed-table"]
        assert finding.sentence == (
            "”Stadens medlemskap” visar 1 av stadens 2 nätverk: det som avsnittet handlar om. "
            "Ange i tabellen vilka den ska visa, om det inte är meningen."
        )
        assert finding.address == f"/rapporter/prov/avsnitt/{section.pk}/"
        assert not finding.stops

    def test_is_found_when_another_section_becomes_about_a_network(self, report, claim):
        write(report, self.BLOCK)
        write(report, "<p>Text.</p>", organisation=claim.organisation)

        assert "de som rapporten har avsnitt om" in sentence(report, "narrowed-table")

    @pytest.mark.parametrize("only", ["alla", "c40"])
    def test_that_says_what_it_shows_is_right(self, report, claim, only):
        block = f'<figure data-block="memberships" data-only="{only}"></figure>'
        write(report, block, organisation=claim.organisation)

        assert found(report) == []

    def test_of_a_profile_is_right(self, claim):
        report = make_report(slug="profil", kind="profile", annex="1", reference_number="1/2011")
        write(report, self.BLOCK)
        write(report, "<p>Text.</p>", organisation=claim.organisation)

        assert found(report) == []

    def test_is_found_anew_when_it_shows_others(self, report, claim):
        section = write(report, self.BLOCK, organisation=claim.organisation)
        before = {one.key for one in findings(report)}

        edit(section, organisation=make_organisation(slug="uclg"))

        assert before.isdisjoint({f.key for f in findings(report) if f.check == "narrowed-table"})


@pytest.mark.parametrize(
    "text",
    [
        "<p>Text.</p>",
        '<p><data value="c40.städer">fler än 40</data></p>',
        '<p><data value="c40.städer"></data></p>',  # nobody has seen another value
        '<p><data value="c40.städer|tal">40</data></p>',
    ],
)
def test_what_is_right_is_not_found(report, claim, text):
    write(report, text)

    assert found(report) == []


def test_an_unknown_name_is_told_with_the_nearest(report, claim):
    write(report, "<p>{{ c40.stäber }}</p>")

    told = sentence(report, "unknown-reference")
    assert told == "Uppgiften ”c40.stäber” finns inte. Menades ”c40.städer”?"


def test_a_stale_value_is_told_with_what_it_was_and_is(report, claim):
    write(report, reference("fler än 39"))

    told = sentence(report, "stale-value")
    assert told == "”fler än 39” när texten skrevs är nu ”fler än 40”."


def test_an_open_disagreement_is_found_where_it_is_settled(report, claim):
    write(report, reference("fler än 40"))
    disagreement = dispute(claim, field="number", value="39")

    [finding] = [one for one in findings(report) if one.check == "disputed-value"]
    assert (finding.stops, finding.address.split("#")[0]) == (False, "/organisationer/c40/")
    assert "”39”" in finding.sentence
    edit(disagreement, reason="Källan är äldre.")
    assert found(report) == []


def test_a_disagreement_on_what_the_text_does_not_quote_is_left_out(report, claim):
    write(report, reference("fler än 40"))
    other = make_claim(organisation=claim.organisation, number=3, unit="kontor")
    dispute(other, field="number", value="4")

    assert found(report) == []


def test_a_fact_that_is_missing_in_prose_is_found_once_a_section(report, claim):
    text = '<p><data value="c40.förkortning"></data> <data value="c40.förkortning">x</data></p>'
    write(report, text)

    assert ("unknown-value", False) in found(report)
    assert [check for check, _stops in found(report)].count("unknown-value") == 1


@pytest.mark.parametrize(
    ("levels", "skipped"),
    [
        ([2, 3, 4], 0),
        ([2, 3, 2, 3], 0),
        ([2, 3, 4, 2], 0),
        ([2, 4], 1),
        ([3], 1),
        ([4, 4], 1),
        ([2, 4, 3, 4], 1),
    ],
)
def test_a_level_that_is_skipped_stops_it(report, levels, skipped):
    for level in levels:
        write(report, "<p>Text.</p>", level=level)

    assert found(report) == [("skipped-level", True)] * skipped


def test_a_heading_above_others_may_be_empty_itself(report):
    write(report, "")
    write(report, "<p>Text.</p>", level=3)

    assert found(report) == []


@pytest.mark.parametrize(
    "text", ["<p>&nbsp;</p>", "<p>\u200b</p>", "<p>\u00ad</p>", "<table><tr><td></table>"]
)
def test_a_text_of_nothing_to_see_is_empty(report, text):
    write(report, text)

    assert found(report) == [("empty-section", True)]


def test_the_last_heading_with_nothing_under_it_is_found(report):
    write(report, "<p>Text.</p>")
    write(report, "")
    write(report, "<p>Text.</p>")

    assert found(report) == [("empty-section", True)]


def test_a_report_without_sections_is_stopped(report):
    assert found(report) == [("empty-section", True)]


@pytest.mark.parametrize("name", ["short_title", "office", "annex", "reference_number", "title"])
def test_a_header_that_is_not_filled_in_is_found(report, name):
    write(report, "<p>Text.</p>")
    edit(report, **{name: ""})

    assert found(report) == [("empty-header", False)]


def test_a_day_that_has_not_come_stops_it(report):
    write(report, "<p>Text.</p>")
    tomorrow = timezone.localdate() + timedelta(days=1)
    edit(report, as_of=tomorrow, dated=tomorrow)

    assert found(report) == [("days", True)]
    edit(report, as_of=timezone.localdate())
    assert found(report) == []


def test_a_report_dated_before_its_figures_is_found(report):
    write(report, "<p>Text.</p>")
    edit(report, dated=date(2011, 3, 23))

    assert found(report) == [("days", False)]


def test_open_comments_are_found_and_settled_ones_are_not(report, editor):
    section = write(report, "<p>Text.</p>")
    comment = make_comment(section, text="Hur ofta?", by=editor)
    make_comment(section, outcome="done", settled_by=editor, settled_at=timezone.now())

    [finding] = [one for one in findings(report) if one.check == "open-comment"]

    assert finding.sentence == "En kommentar är öppen."  # its words are not for the edition
    assert finding.address == f"/rapporter/prov/granskning/#kommentar-{comment.pk}"


def test_what_stops_comes_before_what_is_acknowledged(report):
    edit(report, annex="")
    write(report, "")

    assert [one.stops for one in findings(report)] == [True, True, False]


def test_a_finding_has_the_same_key_in_each_language_until_the_matter_changes(report, claim):
    section = write(report, reference("fler än 39"))
    first = {one.key for one in findings(report)}

    with translation.override("en"):
        assert {one.key for one in findings(report)} == first
    edit(section, text=reference("fler än 38"))
    assert {one.key for one in findings(report)} != first


def test_each_finding_has_a_key_of_its_own(report, claim):
    for _ in range(2):
        write(report, reference("fler än 39") + reference("fler än 38"))

    keys = [one.key for one in findings(report)]
    assert len(keys) == len(set(keys)) == 5


def test_every_check_is_known_by_the_name_that_its_findings_carry(report, claim):
    write(report, "<p>{{ c40.stad }}</p>")

    assert {one.check for one in findings(report)} <= CHECKS.keys()
