"""Writing a section on its page: what is stored of what is typed, and what is never overwritten."""

import pytest

from organisations.models import Claim
from reports.models import Report
from stadsnat.models import ChangeSet
from tests.factories import (
    change,
    edit,
    make_claim,
    make_organisation,
    make_report,
    make_section,
    version,
)

pytestmark = pytest.mark.django_db

MEMBERS = "eurocities.medlemsstäder"
SEEN = f'<data value="{MEMBERS}">fler än 130</data>'


@pytest.fixture
def section():
    eurocities = make_organisation(slug="eurocities", name="Eurocities")
    make_claim(organisation=eurocities, number=130, as_of="2011-03-24")
    report = make_report(slug="prov")
    return make_section(
        report=report, heading="Eurocities", organisation=eurocities, text="<p>Början.</p>"
    )


@pytest.fixture
def writer(client, editor):
    client.force_login(editor)
    return client


def address(section, verb=""):
    return f"/rapporter/prov/avsnitt/{section.pk}/{verb}"


def typed(section, **values):
    organisation = section.organisation_id or ""
    same = {"heading": section.heading, "organisation": organisation, "text": section.text}
    return same | {"version": version(section)} | values


def write(client, section, **values):
    return client.post(address(section), typed(section, **values))


def text_of(section):
    section.refresh_from_db()
    return section.text


def test_the_page_shows_the_text_the_outline_and_the_facts_of_its_network(writer, section):
    last = make_section(report=section.report, heading="Sist", order=section.order + 1)

    context = writer.get(address(section)).context

    assert context["form"]["text"].value() == "<p>Början.</p>"
    assert context["sections"] == [section, last]
    assert (context["before"], context["after"]) == (None, last)
    assert {fact.name.split(".")[0] for fact in context["facts"]} == {"eurocities"}
    assert MEMBERS in {fact.name for fact in context["facts"]}


def test_what_is_typed_is_stored_in_the_prose_format(writer, section):
    text = "<h1>Om</h1><p onclick=x>Ett <b>ord</b> <script>alert(1)</script></p><div>Lös rad"

    response = write(writer, section, text=text, heading="Nätverket")

    assert response.url == address(section)
    section.refresh_from_db()
    assert section.heading == "Nätverket"
    assert section.text == "<h3>Om</h3>\n<p>Ett <strong>ord</strong></p>\n<p>Lös rad</p>"
    change_set = ChangeSet.objects.first()
    assert (change_set.reason, change_set.by.username) == ("Skrivet i rapporten", "rut")
    assert change_set.touched == {"reports.section": {"~": 1}}


def test_a_typed_reference_is_stored_with_the_value_that_its_author_sees(writer, section):
    write(writer, section, text="<p>{{ " + MEMBERS + " }} städer</p>")

    assert text_of(section) == f"<p>{SEEN} städer</p>"


def test_a_value_seen_before_is_not_accepted_by_saving(writer, section):
    edit(section, text=f"<p>{SEEN}</p>")
    edit(Claim.objects.get(), number=140)

    write(writer, section, text=f"<p>{SEEN} Mer.</p>")

    assert text_of(section) == f"<p>{SEEN} Mer.</p>"


def test_a_changed_value_is_told_and_accepted_without_script(writer, section):
    edit(section, text=f"<p>{SEEN}</p>")
    edit(Claim.objects.get(), number=140)

    [changed] = writer.get(address(section)).context["to_look_over"].changed
    assert (changed.seen, changed.words) == ("fler än 130", "fler än 140")
    write(writer, section, accept=[changed.expression])

    assert text_of(section) == f'<p><data value="{MEMBERS}">fler än 140</data></p>'
    assert not writer.get(address(section)).context["to_look_over"]


def test_an_unknown_name_is_kept_and_told_with_the_nearest(writer, section):
    write(writer, section, text="<p>{{ eurocities.medlemstäder }}</p>")

    assert text_of(section) == '<p><data value="eurocities.medlemstäder"></data></p>'
    [said] = writer.get(address(section)).context["to_look_over"].problems
    assert said.problem == "Uppgiften ”eurocities.medlemstäder” finns inte."
    assert said.nearest == MEMBERS


def test_words_that_age_are_told_with_what_to_write_on_the_report_s_day(writer, section):
    edit(section, text="<p>I dag är staden med.</p>")

    [aging] = writer.get(address(section)).context["to_look_over"].aging
    assert aging.words == "I dag"
    assert "24 mars 2011" in aging.advice


def test_a_text_that_nobody_changed_stays_as_it_was_stored(writer, section):
    edit(section, text="<p>{{ " + MEMBERS + " }}</p>\n\n<p>Två.</p>")

    response = write(writer, section)

    assert response.url == address(section)
    assert text_of(section) == "<p>{{ " + MEMBERS + " }}</p>\n\n<p>Två.</p>"
    assert section.history.count() == 2


def test_the_button_leads_on_to_the_section_it_names(writer, section):
    after = make_section(report=section.report, order=section.order + 1)

    assert write(writer, section, till=after.pk).url == address(after)
    elsewhere = make_section()
    assert write(writer, section, till=elsewhere.pk).url == address(section)


class TestTwoAtOnce:
    def test_another_s_text_is_never_overwritten_and_both_changes_are_shown(self, writer, section):
        mine = typed(section, text="<p>Början på mitt sätt.</p>")
        edit(section, text="<p>Början.</p>\n<p>Evas rad.</p>")

        form = writer.post(address(section), mine).context["form"]

        [met] = form.differences
        assert (met.name, met.kept) == ("text", "")
        assert [p.words for p in met.their_words if p.kind == "new"] == ["\nEvas rad."]
        assert [p.words for p in met.your_words if p.kind == "new"] == [" på mitt sätt"]
        assert form["text"].value() == "<p>Början på mitt sätt.</p>"
        assert text_of(section) == "<p>Början.</p>\n<p>Evas rad.</p>"

    def test_a_value_that_nobody_has_seen_yet_is_no_difference(self, writer, section):
        edit(section, text="<p>{{ " + MEMBERS + " }}.</p>")
        mine = typed(section, text="<p>{{ " + MEMBERS + " }}. Min.</p>")
        edit(section, text=f"<p>{SEEN}. Evas.</p>")

        [met] = writer.post(address(section), mine).context["form"].differences

        assert [p.words for p in met.their_words] == ["fler än 130.", " Evas."]
        assert [p.words for p in met.your_words] == ["fler än 130.", " Min."]

    @pytest.mark.parametrize(
        ("choice", "text"), [("now", "<p>Evas.</p>"), ("yours", "<p>Min.</p>")]
    )
    def test_the_one_who_met_it_chooses(self, writer, section, choice, text):
        mine = typed(section, text="<p>Min.</p>")
        edit(section, text="<p>Evas.</p>")
        form = writer.post(address(section), mine).context["form"]

        seen = {"seen_version": form.data["seen_version"], "text-choice": choice}
        writer.post(address(section), mine | seen)

        assert text_of(section) == text

    def test_what_only_one_of_them_changed_is_joined(self, writer, section):
        mine = typed(section, text="<p>Min.</p>")
        edit(section, heading="Evas rubrik")

        writer.post(address(section), mine)

        section.refresh_from_db()
        assert (section.heading, section.text) == ("Evas rubrik", "<p>Min.</p>")

    def test_a_section_removed_meanwhile_is_told_with_what_was_typed(self, writer, section):
        mine, there = typed(section, text="<p>Mycket text.</p>"), address(section)
        with change():
            section.delete()

        response = writer.post(there, mine)

        assert response.status_code == 410
        assert ("Text", "<p>Mycket text.</p>") in response.context["typed"]


class TestBringsTheReportBack:
    @pytest.mark.parametrize("state", ["in_review", "approved"])
    def test_a_report_under_review_or_approved_becomes_a_draft(self, writer, section, state):
        edit(section.report, state=state)
        assert "Ändras något blir den utkast igen" in writer.get(address(section)).text

        write(writer, section, text="<p>Nytt.</p>")

        assert Report.objects.get().state == "draft"
        assert ChangeSet.objects.first().touched == {
            "reports.section": {"~": 1},
            "reports.report": {"~": 1},
        }

    def test_what_changes_nothing_leaves_it_approved(self, writer, section):
        edit(section.report, state="approved")

        write(writer, section)

        assert Report.objects.get().state == "approved"

    def test_an_issued_report_is_a_draft_of_the_next_edition(self, writer, section):
        edit(section.report, state="issued")

        write(writer, section, text="<p>Nytt.</p>")

        assert Report.objects.get().state == "draft"


def test_a_text_too_long_is_refused_with_a_sentence_and_nothing_is_stored(writer, section):
    response = write(writer, section, text="a" * 2_000_001)

    assert response.context["form"].errors["text"] == [
        "Texten är för lång för ett avsnitt. Dela den i flera avsnitt."
    ]
    assert text_of(section) == "<p>Början.</p>"


def test_a_section_without_a_heading_is_refused(writer, section):
    response = write(writer, section, heading="", text="<p>Nytt.</p>")

    assert list(response.context["form"].errors) == ["heading"]
    assert text_of(section) == "<p>Början.</p>"


def test_a_form_without_its_version_is_refused(writer, section):
    response = write(writer, section, text="<p>Nytt.</p>", version="")

    assert "vilken version" in response.context["form"].non_field_errors()[0]
    assert text_of(section) == "<p>Början.</p>"


def test_a_section_of_another_report_or_of_none_is_not_found(writer, section):
    other = make_section()

    assert writer.get(address(other)).status_code == 404
    assert writer.get("/rapporter/prov/avsnitt/999999/").status_code == 404
    assert writer.get(f"/rapporter/finns-inte/avsnitt/{section.pk}/").status_code == 404


def test_who_may_only_read_gets_no_further(client, reader, section):
    client.force_login(reader)

    assert write(client, section, text="<p>Nytt.</p>").status_code == 403
    assert text_of(section) == "<p>Början.</p>"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_as_often_however_many_sections_and_values(
    writer, section, rows, django_assert_num_queries
):
    edit(section, text=f"<p>{SEEN}</p>" * rows)
    for _ in range(rows):
        make_section(report=section.report)
        make_claim(organisation=section.organisation)
    writer.get(address(section))

    with django_assert_num_queries(41):
        writer.get(address(section))
