"""A file held against the register: what is new, changed, unchanged or stale."""

import pytest
from django.utils import translation

from organisations.exchange.resources import RESOURCE_OF
from organisations.models import Administration, Event, Mandate, Membership, Organisation, Topic
from stadsnat.snapshots import snapshot
from tests.factories import (
    change,
    make_administration,
    make_category,
    make_event,
    make_former_address,
    make_mandate,
    make_membership,
    make_organisation,
    make_topic,
)

from .files import cells_of, counts, edited, plan_for, problems, table, taken_home

pytestmark = pytest.mark.django_db


def changes(plan):
    return [row.changes for _sheet, row in plan.rows("changed")]


def test_a_changed_cell_is_a_change_of_that_field_only():
    row = make_membership(starts="2003", ends="..", note="Står kvar")
    make_membership()

    plan = plan_for(edited(taken_home(Membership), (2, "Till och med", "2011-03-24")))

    assert counts(plan) == (0, 1, 1, 0, 0)
    [(_sheet, planned)] = plan.rows("changed")
    assert (planned.number, planned.pk, planned.changes) == (2, row.pk, {"ends": "2011-03-24"})


def test_a_blank_cell_leaves_the_value_and_a_hyphen_takes_it_away():
    organisation = make_organisation(summary="Ett nätverk", seat="Bryssel")
    with change():
        organisation.topics.set([make_topic(slug="klimat")])

    plan = plan_for(
        edited(
            taken_home(Organisation),
            (2, "Vad det är", ""),
            (2, "Säte", "-"),
            (2, "Sakområden", " - "),
        )
    )

    assert changes(plan) == [{"seat": "", "topics": ()}]


def test_a_row_without_id_is_new_and_gets_what_its_kind_has_by_itself():
    make_organisation(slug="eurocities")

    plan = plan_for(
        cells_of(
            table("Medlemskap", ["Id", "Organisation", "Till och med"], ["", "eurocities", ".."])
        )
    )

    [(_sheet, row)] = plan.rows("new")
    wanted = {"path": "direct", "starts": "", "ends": "..", "note": "", "via": None}
    assert {name: row.changes[name] for name in wanted} == wanted


def test_values_are_read_in_swedish_in_english_and_as_codes():
    for slug in ("a", "b", "c"):
        make_organisation(slug=slug, kind="city")
    make_topic(slug="klimat")
    words = ["Mellanstatlig organisation", "intergovernmental organisation", "intergovernmental"]
    with translation.override("en"):
        english = str(dict(Organisation.Kind.choices)["intergovernmental"])
    words[1] = english
    cells = edited(
        taken_home(Organisation), *((number, "Slag", w) for number, w in enumerate(words, start=2))
    )

    assert changes(plan_for(cells)) == [{"kind": "intergovernmental"}] * 3


def test_the_language_of_the_page_does_not_matter_to_the_file():
    make_administration(kind="unit")
    with translation.override("en"):
        cells = taken_home(Administration)
        headings = cells.sheets[0].header

    plan = plan_for(edited(cells, (2, headings[3], "company")))

    assert changes(plan) == [{"kind": "company"}]


def test_numbers_are_read_as_people_write_them():
    make_mandate(warning_days=180)

    plan = plan_for(edited(taken_home(Mandate), (2, "Förvarning i dagar", "1 000")))

    assert changes(plan) == [{"warning_days": 1000}]


def test_a_value_written_in_another_way_is_no_change():
    make_membership(starts="2003", note="Hej")

    plan = plan_for(
        edited(
            taken_home(Membership),
            (2, "Från och med", " 2003 "),
            (2, "Väg in", "DIRECT"),
            (2, "Anmärkning", "Hej "),
        )
    )

    assert counts(plan) == (0, 0, 1, 0, 0)


def test_new_rows_name_each_other_whatever_the_order_of_the_sheets():
    cells = cells_of(
        table("Medlemskap", ["Organisation", "Medlemsform"], ["nytt", "nytt/full"]),
        table(
            "Medlemsformer", ["Organisation", "Kortnamn", "Namn"], ["nytt", "full", "fullvärdig"]
        ),
        table(
            "Organisationer", ["Kortnamn i adressen", "Namn", "Slag"], ["nytt", "Nytt", "nätverk"]
        ),
    )

    assert counts(plan_for(cells)) == (3, 0, 0, 0, 0)


def test_a_new_row_without_short_name_gets_one_that_nobody_has():
    make_organisation(slug="eurocities")
    rows = [["Eurocities", "nätverk"], ["Eurocities", "nätverk"]]

    plan = plan_for(cells_of(table("Organisationer", ["Namn", "Slag"], *rows)))

    slugs = [row.changes["slug"] for _sheet, row in plan.rows("new")]
    assert slugs == ["eurocities-2", "eurocities-3"]


def test_a_new_row_does_not_take_an_old_address():
    make_former_address(slug="eurocities")

    plan = plan_for(cells_of(table("Organisationer", ["Namn", "Slag"], ["Eurocities", "nätverk"])))

    assert [row.changes["slug"] for _sheet, row in plan.rows("new")] == ["eurocities-2"]


def test_what_somebody_else_changed_stays_where_the_file_says_nothing_new():
    row = make_membership(starts="2003", ends="..")
    cells = edited(taken_home(Membership), (2, "Till och med", "2011"))
    with change():
        row.note = "Ny anmärkning"
        row.save()

    [(_sheet, planned)] = plan_for(cells).rows("changed")

    assert (planned.changes, planned.kept) == ({"ends": "2011"}, ["note"])


def test_a_cell_that_both_changed_is_a_clash_of_that_cell():
    row = make_membership(starts="2003", ends="..")
    cells = edited(taken_home(Membership), (2, "Till och med", "2011"), (2, "Anmärkning", "Slut"))
    with change():
        row.ends = "2008"
        row.save()

    plan = plan_for(cells)

    assert counts(plan) == (0, 0, 0, 0, 1)
    [(_sheet, planned)] = plan.rows("stale")
    [clash] = planned.clashes
    assert (clash.name, clash.was, clash.now, clash.yours) == ("ends", "..", "2008", "2011")


def test_what_both_changed_alike_is_no_change():
    row = make_membership(ends="..")
    cells = edited(taken_home(Membership), (2, "Till och med", "2011"))
    with change():
        row.ends = "2011"
        row.save()

    assert counts(plan_for(cells)) == (0, 0, 1, 0, 0)


def test_the_words_for_a_date_go_with_it_unless_the_file_has_a_column_for_them():
    row = make_membership(starts="2003", starts_words="vid årsmötet", ends="..")
    headings, texts = ["Id", "Från och med"], [row.pk, "2004"]

    without = plan_for(cells_of(table("Medlemskap", headings, texts)))
    kept = plan_for(edited(taken_home(Membership), (2, "Från och med", "2004")))

    assert changes(without) == [{"starts": "2004", "starts_words": ""}]
    assert changes(kept) == [{"starts": "2004"}]


@pytest.mark.parametrize(
    ("text", "starts", "words"),
    [
        ("mitten av 1990-talet", "[1994..1996]", ""),
        ("okt 2008", "2008-10", "okt 2008"),
        ("oktober 2008", "2008-10", ""),
        ("2008-10", "2008-10", ""),
        ("okänt", "", ""),
    ],
)
def test_a_date_is_read_as_people_write_it_and_their_words_are_kept(text, starts, words):
    row = make_membership(starts="2001", starts_words="efter mötet", ends="..")

    plan = plan_for(cells_of(table("Medlemskap", ["Id", "Från och med"], [row.pk, text])))

    assert changes(plan) == [{"starts": starts, "starts_words": words}]


def test_words_typed_into_their_own_column_count_before_those_of_the_date():
    make_membership(starts="2001", starts_words="efter mötet", ends="..")
    words = (2, "Källans ord om början", "vid kongressen")

    plan = plan_for(edited(taken_home(Membership), (2, "Från och med", "okt 2008"), words))

    assert changes(plan) == [{"starts": "2008-10", "starts_words": "vid kongressen"}]


def test_rows_of_the_register_that_the_file_does_not_name_are_left_alone():
    rows = [make_membership() for _ in range(3)]

    plan = plan_for(cells_of(table("Medlemskap", ["Id", "Anmärkning"], [rows[1].pk, "Ny"])))

    assert [sheet.left_alone for sheet in plan.sheets] == [2]
    assert Membership.objects.count() == 3


def test_an_unknown_column_is_named_with_its_letter_and_the_nearest_known_one():
    row = make_membership()
    headings = ["Id", "Anmärkningar", "(status)", "Färg"]

    plan = plan_for(cells_of(table("Medlemskap", headings, [row.pk, "Ny", "Medlem", "blå"])))

    [sheet] = plan.sheets
    assert sheet.headings.unknown == [("Anmärkningar", "B", "Anmärkning"), ("Färg", "D", "")]
    assert sheet.headings.for_reading == ["(status)"]
    assert counts(plan) == (0, 0, 1, 0, 0) if sheet.headings.fields else plan.obstacles


def test_a_sheet_of_no_known_kind_is_named_and_passed_over():
    make_topic(slug="klimat")
    cells = cells_of(
        table("Blad1", ["Namn"], ["Något"]), table("Sakområden", ["Namn"], ["Mobilitet"])
    )

    plan = plan_for(cells)

    assert (plan.unknown_sheets, counts(plan)) == (["Blad1"], (1, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("tables", "obstacle"),
    [
        (
            [table("Blad1", ["Namn"], ["x"])],
            "Filen har inget ark som registret känner. Välj vad kolumnerna betyder.",
        ),
        (
            [table("Sakområden", ["Färg"], ["x"])],
            "Sakområden: Ingen av kolumnerna är känd. Välj vad kolumnerna betyder.",
        ),
        (
            [table("Sakområden", ["Namn", "Name"], ["x", "y"])],
            "Sakområden: Kolumnerna ”Namn” och ”Name” betyder samma sak. Ta bort den ena.",
        ),
        (
            [table("Sakområden", ["Namn"], ["x"]), table("Topics", ["Namn"], ["y"])],
            "Flera ark har samma slags rader: Sakområden. Lägg raderna i ett av arken.",
        ),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused_as_a_whole(tables, obstacle):
    assert plan_for(cells_of(*tables)).obstacles == [obstacle]


def test_a_kind_that_the_account_may_not_write_is_refused():
    make_topic()

    plan = plan_for(taken_home(Topic), may=lambda model: False)

    assert plan.obstacles == ["Sakområden: Behörighet saknas att ändra den sortens rader."]


def test_the_kind_may_be_chosen_for_a_file_that_does_not_say_it():
    plan = plan_for(cells_of(table("Blad1", ["Namn"], ["Klimat"])), kind=RESOURCE_OF[Topic])

    assert counts(plan) == (1, 0, 0, 0, 0)


def test_a_changed_event_moves_the_end_that_a_mandate_is_checked_against():
    event = make_event(slug="kongress", held="2011")
    mandate = make_mandate(organisation=event.organisation, starts="2009", ends="")
    name = f"{event.organisation.slug}/kongress"
    held = table("Händelser", ["Id", "Hölls"], [event.pk, "2008"])
    ends = table("Uppdrag", ["Id", "Löper ut vid"], [mandate.pk, name])

    assert problems(plan_for(cells_of(ends))) == []
    assert problems(plan_for(cells_of(ends, held))) == [
        (2, "B", "Löper ut vid", name, "Händelsen ligger före början.")
    ]
    assert snapshot(Event.objects.get())["held"] == "2011"


def test_as_many_queries_for_one_row_as_for_three(django_assert_num_queries):
    organisation = make_organisation()
    category = make_category(organisation=organisation)
    for year in (2001, 2003, 2005):
        make_membership(
            organisation=organisation, category=category, starts=str(year), ends=str(year)
        )
    cells = taken_home(Membership)
    one = edited(cells, (2, "Anmärkning", "Ny"))
    three = edited(cells, *((row, "Anmärkning", "Ny") for row in (2, 3, 4)))

    for each in (one, three):
        with django_assert_num_queries(7):
            plan_for(each)
