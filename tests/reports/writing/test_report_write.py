"""The sections of a report in their order: seen, added, moved, removed; and the report's header."""

import pytest

from reports.models import Report, Section
from reports.reviewing.proofs import send_for_review
from stadsnat.models import ChangeSet
from stadsnat.undo import undo
from tests.factories import edit, make_organisation, make_report, make_section, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    report = make_report(slug="prov", title="Översyn", as_of="2011-03-24")
    for order, (level, heading) in enumerate([(2, "A"), (3, "B"), (4, "C"), (2, "D")], start=1):
        make_section(report=report, order=order, level=level, heading=heading)
    return report


@pytest.fixture
def writer(client, editor):
    client.force_login(editor)
    return client


def told(report):
    return " ".join(f"{s.heading}{s.level}" for s in report.sections.all())


def section(report, heading):
    return report.sections.get(heading=heading)


def move(client, report, heading, **values):
    pk = section(report, heading).pk
    return client.post(f"/rapporter/prov/avsnitt/{pk}/flytta/", values)


class TestThePage:
    def test_shows_the_sections_in_order_with_what_can_be_done(self, writer, report):
        lines = writer.get("/rapporter/prov/skriv/").context["lines"]

        assert [line.section.heading for line in lines] == ["A", "B", "C", "D"]
        assert [sorted(line.moves) for line in lines] == [
            ["ner"],
            ["ner", "ut"],
            ["ut"],
            ["in", "upp"],
        ]
        assert [line.places for line in lines] == [None] * 4

    def test_offers_the_places_of_the_section_that_is_to_be_moved_and_no_other(
        self, writer, report
    ):
        moving = section(report, "B").pk

        lines = writer.get(f"/rapporter/prov/skriv/?flytta={moving}").context["lines"]

        places = [line.places and [s.heading for s in line.places] for line in lines]
        assert places == [None, ["A", "D"], None, None]

    @pytest.mark.parametrize("moving", ["", "x", "999999", "1&flytta="])
    def test_offers_no_places_of_what_is_none(self, writer, report, moving):
        lines = writer.get(f"/rapporter/prov/skriv/?flytta={moving}").context["lines"]

        assert [line.places for line in lines] == [None] * 4

    def test_grows_with_the_sections_and_not_with_their_square(self, writer):
        report = make_report(slug="prov")
        sizes = []
        for number in (20, 40):
            for order in range(report.sections.count() + 1, number + 1):
                make_section(report=report, order=order, heading=f"Avsnitt {order:03}")
            sizes.append(len(writer.get("/rapporter/prov/skriv/").content))

        line = (sizes[1] - sizes[0]) / 20
        assert line < 2500

    def test_says_that_there_are_none(self, writer):
        make_report(slug="tom")

        assert "Rapporten har inga avsnitt ännu." in writer.get("/rapporter/tom/skriv/").text

    def test_of_an_unknown_report_is_not_found(self, writer):
        assert writer.get("/rapporter/finns-inte/skriv/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_asks_the_database_as_often_however_many_sections(
        self, writer, rows, django_assert_num_queries
    ):
        report = make_report(slug="prov")
        for _ in range(rows):
            make_section(report=report, organisation=make_organisation())
        writer.get("/rapporter/prov/skriv/")

        with django_assert_num_queries(8):
            writer.get("/rapporter/prov/skriv/")


class TestMoving:
    @pytest.mark.parametrize(
        ("heading", "values", "order"),
        [
            ("A", {"steg": "ner"}, "D2 A2 B3 C4"),
            ("D", {"steg": "upp"}, "D2 A2 B3 C4"),
            ("D", {"steg": "in"}, "A2 B3 C4 D3"),
            ("B", {"steg": "ut"}, "A2 B2 C3 D2"),
            ("C", {"efter": ""}, "C2 A2 B3 D2"),
            ("D", {"efter": "B"}, "A2 B3 C4 D2"),
            ("B", {"efter": "D"}, "A2 D2 B3 C4"),
        ],
    )
    def test_puts_a_section_where_it_is_wanted(self, writer, report, heading, values, order):
        if values.get("efter"):
            values = {"efter": section(report, values["efter"]).pk}

        response = move(writer, report, heading, **values)

        assert response.url == f"/rapporter/prov/skriv/#rad-{section(report, heading).pk}"
        assert told(report) == order

    def test_is_one_change_and_undone_as_one(self, writer, report, editor):
        move(writer, report, "A", steg="ner")

        change_set = ChangeSet.objects.first()
        assert change_set.reason == "Avsnittet ”A” flyttat"
        assert change_set.touched == {"reports.section": {"~": 4}}
        undo(change_set, by=editor)
        assert told(report) == "A2 B3 C4 D2"

    def test_that_leaves_all_as_it_was_writes_nothing(self, writer, report):
        before = ChangeSet.objects.count()

        move(writer, report, "D", efter=section(report, "C").pk)

        assert ChangeSet.objects.count() == before

    def test_takes_an_approved_report_back_to_draft(self, writer, report):
        edit(report, state="approved")

        move(writer, report, "A", steg="ner")

        assert Report.objects.get().state == "draft"

    @pytest.mark.parametrize("values", [{"steg": "upp"}, {"steg": "in"}, {"steg": "ut"}])
    def test_that_is_not_possible_says_so_and_changes_nothing(self, writer, report, values):
        page = writer.post(
            f"/rapporter/prov/avsnitt/{section(report, 'A').pk}/flytta/", values, follow=True
        )

        assert "Avsnittet kan inte flyttas så." in page.text
        assert told(report) == "A2 B3 C4 D2"

    @pytest.mark.parametrize(
        "values", [{}, {"steg": "bort"}, {"efter": "x"}, {"efter": "999999"}, {"efter": "9" * 5000}]
    )
    def test_somewhere_unknown_is_not_found(self, writer, report, values):
        assert move(writer, report, "A", **values).status_code == 404
        assert told(report) == "A2 B3 C4 D2"

    def test_by_looking_is_refused(self, writer, report):
        pk = section(report, "A").pk

        assert writer.get(f"/rapporter/prov/avsnitt/{pk}/flytta/").status_code == 405

    def test_is_not_for_readers(self, client, reader, report):
        client.force_login(reader)

        assert move(client, report, "A", steg="ner").status_code == 403
        assert told(report) == "A2 B3 C4 D2"


class TestAdding:
    def test_stands_last_as_a_chapter(self, writer, report):
        response = writer.post("/rapporter/prov/avsnitt/nytt/", {"heading": "E"})

        assert told(report) == "A2 B3 C4 D2 E2"
        assert response.url == f"/rapporter/prov/avsnitt/{section(report, 'E').pk}/"
        assert ChangeSet.objects.first().reason == "Avsnittet ”E” tillagt"

    def test_stands_beside_the_one_it_comes_after(self, writer, report):
        after = section(report, "B").pk

        writer.post(f"/rapporter/prov/avsnitt/nytt/?efter={after}", {"heading": "E"})

        assert told(report) == "A2 B3 C4 E3 D2"

    def test_without_a_heading_is_refused(self, writer, report):
        response = writer.post("/rapporter/prov/avsnitt/nytt/", {"heading": ""})

        assert list(response.context["form"].errors) == ["heading"]
        assert told(report) == "A2 B3 C4 D2"

    def test_after_a_section_of_another_report_is_not_found(self, writer, report):
        other = make_section().pk

        assert writer.get(f"/rapporter/prov/avsnitt/nytt/?efter={other}").status_code == 404


class TestRemoving:
    def test_is_asked_about_with_what_goes_along(self, writer, report):
        page = writer.get(f"/rapporter/prov/avsnitt/{section(report, 'A').pk}/ta-bort/")

        assert [s.heading for s in page.context["under"]] == ["B", "C"]
        assert told(report) == "A2 B3 C4 D2"

    def test_takes_what_stands_under_it_and_comes_back_by_undo(self, writer, report, editor):
        pk = section(report, "A").pk

        response = writer.post(f"/rapporter/prov/avsnitt/{pk}/ta-bort/", follow=True)

        assert told(report) == "D2"
        change_set = ChangeSet.objects.first()
        assert change_set.get_absolute_url() in response.text
        undo(change_set, by=editor)
        assert told(report) == "A2 B3 C4 D2"

    def test_is_not_for_readers(self, client, reader, report):
        client.force_login(reader)

        pk = section(report, "A").pk
        assert client.post(f"/rapporter/prov/avsnitt/{pk}/ta-bort/").status_code == 403
        assert Section.objects.count() == 4


class TestRemovingTheReport:
    def test_is_asked_about_first(self, writer, report):
        page = writer.get("/rapporter/prov/ta-bort/")

        assert "Rapporten tas bort med sina 4 avsnitt." in page.text
        assert Report.objects.count() == 1

    def test_takes_its_sections_along_and_comes_back_by_undo(self, writer, report, editor):
        page = writer.post("/rapporter/prov/ta-bort/", follow=True)

        assert (Report.objects.count(), Section.objects.count()) == (0, 0)
        change_set = ChangeSet.objects.first()
        assert change_set.reason == "Rapporten ”Översyn” borttagen"
        assert change_set.get_absolute_url() in page.text
        undo(change_set, by=editor)
        assert told(Report.objects.get()) == "A2 B3 C4 D2"

    def test_is_refused_once_others_have_read_it(self, writer, report, editor):
        send_for_review(report=report, by=editor)

        page = writer.post("/rapporter/prov/ta-bort/")

        assert page.context["is_kept"]
        assert Report.objects.count() == 1
        assert not writer.get("/rapporter/prov/skriv/").context["is_removable"]

    def test_is_not_for_readers(self, client, reader, report):
        client.force_login(reader)

        assert client.post("/rapporter/prov/ta-bort/").status_code == 403
        assert Report.objects.count() == 1

    def test_of_an_unknown_report_is_not_found(self, writer):
        assert writer.get("/rapporter/finns-inte/ta-bort/").status_code == 404


class TestTheHeader:
    def typed(self, report, **values):
        same = {
            "title": "Översyn",
            "short_title": "Översyn",
            "office": "Stadsledningskontoret",
            "dated": "2011-03-24",
            "as_of": "2011-03-24",
            "version": version(report),
        }
        return same | values

    def test_is_stored_with_its_reason(self, writer, report):
        data = self.typed(report, as_of="2026-01-31", reference_number="1.1-5/2026", annex="2")

        response = writer.post("/rapporter/prov/huvud/", data)

        assert response.url == "/rapporter/prov/skriv/"
        stored = Report.objects.get()
        assert (str(stored.as_of), stored.reference_number, stored.annex) == (
            "2026-01-31",
            "1.1-5/2026",
            "2",
        )
        assert ChangeSet.objects.first().reason == "Rapportens huvud ändrat"

    def test_brings_an_approved_report_back_to_draft(self, writer, report):
        edit(report, state="approved")

        writer.post("/rapporter/prov/huvud/", self.typed(report, annex="2"))

        stored = Report.objects.get()
        assert (stored.state, stored.annex) == ("draft", "2")

    def test_met_by_a_newer_one_asks_which_to_keep(self, writer, report):
        mine = self.typed(report, title="Min")
        edit(report, title="Evas")

        form = writer.post("/rapporter/prov/huvud/", mine).context["form"]

        assert form.clashing == ["title"]
        assert Report.objects.get().title == "Evas"

    @pytest.mark.parametrize("written", ["24/3 2011", "0001-01-01", ""])
    def test_takes_days_as_a_new_report_does(self, writer, report, written):
        response = writer.post("/rapporter/prov/huvud/", self.typed(report, dated=written))

        told = [] if written == "" else ["Skriv dagen som 2011-03-24."]
        assert response.context["form"].errors["dated"] == (told or ["Detta fält måste fyllas i."])
        assert str(Report.objects.get().dated) == "2011-03-24"

    def test_without_a_title_is_refused(self, writer, report):
        response = writer.post("/rapporter/prov/huvud/", self.typed(report, title=""))

        assert list(response.context["form"].errors) == ["title"]
        assert Report.objects.get().title == "Översyn"

    def test_is_not_for_readers(self, client, reader, report):
        client.force_login(reader)

        response = client.post("/rapporter/prov/huvud/", self.typed(report, title="Min"))
        assert response.status_code == 403
        assert Report.objects.get().title == "Översyn"


class TestTheWayThere:
    def test_is_on_the_report_s_page_for_who_may_write(self, writer, report):
        assert "/rapporter/prov/skriv/" in writer.get("/rapporter/prov/").text

    def test_is_not_there_for_others(self, client, report):
        assert "/rapporter/prov/skriv/" not in client.get("/rapporter/prov/").text

    def test_leads_from_an_unknown_reference_to_its_section(self, writer, report):
        broken = section(report, "B")
        edit(broken, text="<p>{{ finns.inte }}</p>")

        assert f"/rapporter/prov/avsnitt/{broken.pk}/" in writer.get("/rapporter/prov/").text
