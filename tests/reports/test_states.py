"""Whoever changes what a report says, and by whichever way, makes it a draft again."""

import pytest
from django.urls import reverse

from reports.models import Report, Section
from reports.reviewing.comments import settle
from reports.states import ASKED_AGAIN
from stadsnat import bulk, changes
from stadsnat.undo import CannotUndo, undo
from tests.factories import (
    change,
    edit,
    make_comment,
    make_organisation,
    make_proof,
    make_report,
    make_section,
    version,
)
from tests.test_admin import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return make_section(text="<p>Text.</p>")


@pytest.fixture
def report(section):
    return section.report


def state(report):
    return Report.objects.get(pk=report.pk).state


def by_bulk(model, row, field, value, by):
    def plan_of(lock=False):
        return bulk.make_plan(model, [row.pk], field, value, lock=lock)

    return bulk.carry_out(plan_of, plan_of().digest, by=by, reason="Rättat")


@pytest.mark.parametrize("before", ASKED_AGAIN)
def test_a_changed_section_asks_again(report, section, before):
    edit(report, state=before)

    edit(section, text="<p>Annan.</p>")

    assert state(report) == "draft"


@pytest.mark.parametrize("before", ASKED_AGAIN)
def test_a_changed_head_asks_again(report, before):
    edit(report, state=before)

    edit(Report.objects.get(), annex="7")

    assert state(report) == "draft"


def test_a_section_that_is_removed_or_added_or_moved_asks_again(report, section):
    edit(report, state="approved")
    with change():
        section.delete()
    assert state(report) == "draft"

    edit(report, state="approved")
    added = make_section(report=report)
    assert state(report) == "draft"

    other = make_report()
    edit(report, state="approved")
    edit(other, state="approved")
    edit(added, report=other)
    assert [state(report), state(other)] == ["draft", "draft"]


def test_a_save_that_changes_nothing_does_not(report, section):
    edit(report, state="approved")

    edit(section)
    edit(Report.objects.get())

    assert state(report) == "approved"


def test_another_report_stays_as_it_is(report, section):
    other = make_section().report
    edit(other, state="approved")

    edit(section, text="<p>Annan.</p>")

    assert state(other) == "approved"


def test_a_report_that_comes_with_its_sections_has_the_state_that_it_came_with():
    with change():
        report = Report.objects.create(
            slug="aldre", title="Äldre", dated="2011-03-24", as_of="2011-03-24", state="issued"
        )
        Section.objects.create(report=report, order=1, heading="Bakgrund")

    assert state(report) == "issued"


def test_the_desk_asks_again(client, editor, report, section):
    edit(report, state="approved")
    client.force_login(editor)

    client.post(
        address(Section, "change", section),
        {
            "report": report.pk,
            "order": 1,
            "level": 2,
            "heading": "Annan",
            "text": section.text,
            "version": version(section),
        },
    )

    section.refresh_from_db()
    assert (section.heading, state(report)) == ("Annan", "draft")


def test_a_correction_in_bulk_asks_again(report, section, editor):
    edit(report, state="approved")
    by_bulk(Section, section, "organisation", make_organisation(), editor)
    assert state(report) == "draft"

    edit(report, state="approved")
    by_bulk(Report, report, "office", "Stadsledningsstaben", editor)
    assert state(report) == "draft"


def test_an_undo_asks_again_and_leaves_the_state_as_it_is(report, section, editor):
    make_proof(report)
    with changes.open(by=editor, reason="Skrivet") as change_set:
        section.text = "<p>Annan.</p>"
        section.save()
    report = Report.objects.get()
    edit(report, state="approved")

    undo(change_set, by=editor)

    section.refresh_from_db()
    assert (section.text, state(report)) == ("<p>Text.</p>", "draft")


def moved(report, by, to="issued"):
    with changes.open(by=by, reason="Utgåva 1 utgiven") as change_set:
        report.state = to
        report.save()
    return change_set


def test_a_moved_state_is_not_undone(report, editor):
    change_set = moved(report, editor)

    with pytest.raises(CannotUndo) as raised:
        undo(change_set, by=editor)

    assert raised.value.obstacles == [
        "Rapportens läge ångras inte här. Det ändras på rapportens sida."
    ]
    assert state(report) == "issued"


def test_no_undo_is_offered_where_only_the_state_has_moved(client, editor, report):
    client.force_login(editor)
    change_set = moved(report, editor)

    detail = client.get(change_set.get_absolute_url())
    history = client.get(reverse("record-history", args=[Report, report.pk]))

    assert detail.context["can_be_undone"] is False
    assert 'id="angra"' not in detail.text
    assert [told.can_be_undone for told in history.context["story"]] == [False, True, True]


def test_a_comment_is_found_at_its_section_when_that_comes_back(report, section, editor):
    comment = make_comment(section)
    with changes.open(by=editor, reason="Borttaget") as change_set:
        section.delete()

    undo(change_set, by=editor)

    comment.refresh_from_db()
    assert comment.section == Section.objects.get()


def test_what_a_reviewer_suggested_is_undone_into_a_draft(report, section, editor):
    make_proof(report)
    comment = make_comment(section, passage="Text", suggestion="Ord")
    settle(comment=comment, outcome="taken", by=editor)
    change_set = section.history.latest("history_id").change_set

    undo(change_set, by=editor)

    section.refresh_from_db()
    assert (section.text, state(report)) == ("<p>Text.</p>", "draft")
