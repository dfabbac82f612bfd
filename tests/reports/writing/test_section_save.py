"""Saving by itself while one writes: one change set a sitting, and never over another's text."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reports.models import Report
from reports.writing.saving import WRITTEN
from stadsnat import changes, roles
from stadsnat.models import ChangeSet
from stadsnat.undo import undo
from tests.conftest import make_user
from tests.factories import change, edit, make_claim, make_report, make_section, version

from .test_section_update import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return make_section(report=make_report(slug="prov"), text="<p>Början.</p>")


@pytest.fixture
def writer(client, editor):
    client.force_login(editor)
    return client


def save(client, section, text, **values):
    section.refresh_from_db()
    address = f"/rapporter/prov/avsnitt/{section.pk}/spara/"
    return client.post(address, typed(section, text=text) | values)


def change_sets(section):
    return list(section.history.values_list("change_set", flat=True))


def test_what_is_written_is_stored_and_the_next_version_told(writer, section):
    answer = save(writer, section, "<p>Ett. Nyligen.</p>")

    assert answer.json()["version"] == version(section)
    assert [aging["words"] for aging in answer.json()["aging"]] == ["Nyligen"]
    assert answer.json()["told"].startswith("Sparat ")
    section.refresh_from_db()
    assert section.text == "<p>Ett. Nyligen.</p>"


def test_a_sitting_is_one_change_set_told_and_undone_as_one(writer, section, editor):
    for text in ("<p>Ett.</p>", "<p>Två.</p>", "<p>Tre.</p>"):
        save(writer, section, text)

    sitting = ChangeSet.objects.first()
    assert change_sets(section)[:3] == [sitting.pk] * 3
    assert sitting.touched == {"reports.section": {"~": 1}}
    story = writer.get(f"/avsnitt/{section.pk}/historik/").context["story"]
    [told, _made] = [[f.before, f.after] for s in story for r in s.rows for f in r.fields][:2]
    assert told == ["Början.", "Tre."]
    undo(sitting, by=editor)
    section.refresh_from_db()
    assert section.text == "<p>Början.</p>"


def test_a_saving_that_changes_nothing_leaves_no_history(writer, section):
    save(writer, section, "<p>Ett.</p>")
    save(writer, section, "<p>Ett.</p>")

    assert section.history.count() == 2


class TestAnotherSitting:
    def begins(self, writer, section):
        before = ChangeSet.objects.first()
        save(writer, section, "<p>Därefter.</p>")
        return ChangeSet.objects.first() != before

    @pytest.mark.parametrize(("minutes", "begins"), [(29, False), (31, True)])
    def test_begins_after_half_an_hour(self, writer, section, editor, minutes, begins):
        section._history_date = timezone.now() - timedelta(minutes=minutes)
        section.text = "<p>Ett.</p>"
        with changes.open(by=editor, reason=WRITTEN):
            section.save()

        assert self.begins(writer, section) == begins

    def test_begins_when_another_has_written_in_between(self, writer, client, section, editor):
        save(writer, section, "<p>Ett.</p>")
        client.force_login(make_user("eva", roles.EDITOR))
        save(client, section, "<p>Evas.</p>")
        client.force_login(editor)

        assert self.begins(writer, section)

    def test_begins_when_the_one_before_is_undone(self, writer, section, editor):
        save(writer, section, "<p>Ett.</p>")
        undo(ChangeSet.objects.first(), by=editor)

        assert self.begins(writer, section)

    def test_begins_in_another_section(self, writer, section):
        save(writer, section, "<p>Ett.</p>")

        assert self.begins(writer, make_section(report=section.report))

    def test_begins_when_the_report_is_taken_back_from_review(self, writer, section):
        save(writer, section, "<p>Ett.</p>")
        edit(Report.objects.get(), state="in_review")

        assert self.begins(writer, section)
        assert Report.objects.get().state == "draft"


def test_another_s_text_stops_the_saving_and_says_whose(writer, section, editor):
    old = version(section)
    edit(section, text="<p>Evas.</p>")

    answer = save(writer, section, "<p>Min.</p>", version=old)

    assert answer.status_code == 409
    assert answer.json()["told"].startswith("portalen själv ändrade avsnittet den ")
    section.refresh_from_db()
    assert section.text == "<p>Evas.</p>"


def test_another_s_heading_stops_it_too_since_the_page_shows_the_old_one(writer, section):
    old = version(section)
    edit(section, heading="Evas")

    answer = save(writer, section, "<p>Min.</p>", version=old, heading="Bakgrund")

    assert answer.status_code == 409


def test_a_section_that_has_been_removed_is_told(writer, section):
    pk = section.pk
    data = typed(section, text="<p>Min.</p>")
    with change():
        section.delete()

    answer = writer.post(f"/rapporter/prov/avsnitt/{pk}/spara/", data)

    assert (answer.status_code, answer.json()) == (410, {"told": "Avsnittet är borttaget."})


def test_what_cannot_be_stored_is_said(writer, section):
    answer = save(writer, section, "<p>Min.</p>", heading="")

    assert (answer.status_code, answer.json()) == (422, {"told": "Detta fält måste fyllas i."})


def test_one_who_is_no_longer_signed_in_is_told_so_in_place(client, section):
    data = typed(section, text="<p>Min.</p>")

    answer = client.post(
        f"/rapporter/prov/avsnitt/{section.pk}/spara/", data, headers={"HX-Request": "true"}
    )

    assert answer.status_code == 401


def test_looking_is_refused(writer, section):
    assert writer.get(f"/rapporter/prov/avsnitt/{section.pk}/spara/").status_code == 405


def test_who_may_only_read_may_not(client, reader, section):
    client.force_login(reader)

    assert save(client, section, "<p>Min.</p>").status_code == 403
    assert section.history.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_saving_asks_the_database_as_often_however_many_sections(
    writer, section, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_section(report=section.report)
        make_claim()
    save(writer, section, "<p>Ett.</p>")
    data = typed(section, text="<p>Två.</p>", version=version(section))

    with django_assert_num_queries(24):
        writer.post(f"/rapporter/prov/avsnitt/{section.pk}/spara/", data)
