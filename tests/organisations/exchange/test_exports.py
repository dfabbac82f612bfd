"""What is taken home from a list is the list as it stands, and the file to send in again."""

import io

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from organisations.exchange.cells import read_cells
from organisations.exchange.resources import RESOURCES
from organisations.models import Membership
from tests.factories import (
    MAKERS,
    change,
    make_body,
    make_claim,
    make_contact,
    make_decision,
    make_mandate,
    make_membership,
    make_organisation,
    make_person,
    make_topic,
)

from .files import counts, plan_for

pytestmark = pytest.mark.django_db

DAY = "2011-03-24"


def take(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return io.BytesIO(response.getvalue()), response


def taken_cells(client, address, **query):
    stream, _response = take(client, address, **query)
    return read_cells(stream, address.rpartition("/")[2])


def columns(sheet, *headings):
    """The texts below the headings, row by row."""
    places = [sheet.header.index(heading) for heading in headings]
    return [tuple(texts[place] for place in places) for _number, texts in sheet.rows]


@pytest.fixture
def networks():
    """Two networks of which one has ended, and what the list shows of them."""
    metropolis = make_organisation(slug="metropolis", name="Metropolis", note="Internt")
    uclg = make_organisation(slug="uclg", name="UCLG")
    make_organisation(slug="annan", name="Annan")
    make_membership(organisation=metropolis, starts="2003", ends="..")
    make_membership(organisation=uclg, starts="2003", ends="2008")
    board = make_body(organisation=metropolis, name="styrelsen")
    make_mandate(organisation=metropolis, body=board, starts="2009", ends="2011")
    make_claim(organisation=metropolis, number=130)
    make_decision(organisation=metropolis, effective="2012")
    return metropolis, uclg


def test_the_list_is_taken_with_its_filter_day_order_and_columns(client, networks):
    everything = taken_cells(client, "/organisationer/export.xlsx", datum=DAY)
    ended = taken_cells(client, "/organisationer/export.xlsx", datum=DAY, status="ended")
    today = taken_cells(client, "/organisationer/export.xlsx", datum="2005-01-01")

    shown = ["Namn", "(status)", "(utträde föreslaget till)", "(sedan)"]
    shown += ["(stadens uppdrag)", "(antal medlemmar)"]
    assert columns(everything.sheets[0], *shown) == [
        ("Metropolis", "Medlem", "2012", "2003", "Ledamot, styrelsen", "fler än 130"),
        ("UCLG", "Avslutat", "", "2003", "inget känt", "uppgift saknas"),
    ]
    assert columns(ended.sheets[0], "Kortnamn i adressen") == [("uclg",)]
    assert columns(today.sheets[0], "(status)") == [("Medlem",), ("Medlem",)]
    assert everything.about["day"] == "2011-03-24 (24 mars 2011)"
    assert everything.about["filter"] == "inget"
    assert ended.about["filter"] == "Status: Avslutat"
    assert everything.about["order"] == "Namn, i bokstavsordning"
    assert everything.about["exported-at"].startswith(str(timezone.now().year))


def test_the_memberships_of_the_listed_come_along(client, networks):
    make_membership(organisation=make_organisation(slug="utanfor"), member=networks[0])

    cells = taken_cells(client, "/organisationer/export.xlsx", datum=DAY)

    assert [sheet.name for sheet in cells.sheets] == ["Organisationer", "Medlemskap"]
    assert columns(cells.sheets[1], "Organisation", "Från och med", "Till och med") == [
        ("metropolis", "2003", ".."),
        ("uclg", "2003", "2008"),
    ]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_was_taken_is_sent_in_and_changes_nothing(client, networks, editor, ending):
    with change():
        networks[0].topics.set([make_topic(), make_topic()])
    client.force_login(editor)

    for word in ("organisationer", "uppdrag"):
        cells = taken_cells(client, f"/{word}/export.{ending}", datum=DAY)
        plan = plan_for(cells, kind=None)
        if ending == "csv":
            stream, _response = take(client, f"/{word}/export.csv", datum=DAY)
            plan = plan_for(read_cells(stream, f"{word}-{DAY}.csv"))
        new, changed, unchanged, *bad = counts(plan)
        assert (new, changed, bad, plan.obstacles) == (0, 0, [0, 0], [])
        assert unchanged == cells.row_count
        assert plan.sheets[0].headings.unknown == []


def test_the_mandates_are_taken_with_their_states(client, networks):
    [sheet] = taken_cells(client, "/uppdrag/export.xlsx", datum="2012-03-24").sheets

    assert columns(sheet, "Organisation", "Roll", "(läge)", "(innehavare)", "(period)") == [
        ("metropolis", "ledamot", "Avslutat", "Staden", "2009–2011")
    ]
    none = taken_cells(client, "/uppdrag/export.xlsx", datum="2012-03-24", lage="filled")
    assert [len(sheet.rows) for sheet in none.sheets] == [0]


def test_the_public_is_told_of_no_person_without_a_seat_and_staff_choose_among_all(client, editor):
    seated, unseen = make_person(slug="ordforande"), make_person(slug="kontakt")
    make_contact(person=unseen)
    make_mandate(person=seated)

    def told():
        book = load_workbook(take(client, "/uppdrag/export.xlsx")[0])
        texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
        return texts & {seated.slug, unseen.slug}

    assert told() == {seated.slug}
    client.force_login(editor)
    assert told() == {seated.slug, unseen.slug}


def test_the_public_gets_no_notes_and_staff_do(client, networks, editor):
    public = taken_cells(client, "/organisationer/export.xlsx", datum=DAY)
    client.force_login(editor)
    staff = taken_cells(client, "/organisationer/export.xlsx", datum=DAY)

    assert "Anmärkning" not in public.sheets[0].header
    assert columns(staff.sheets[0], "Namn", "Anmärkning")[0] == ("Metropolis", "Internt")


def test_the_file_is_named_after_the_list_and_the_day(client, networks):
    _stream, workbook = take(client, "/organisationer/export.xlsx", datum=DAY)
    _stream, text = take(client, "/uppdrag/export.csv", datum=DAY)

    assert workbook.headers["Content-Disposition"] == (
        'attachment; filename="organisationer-2011-03-24.xlsx"'
    )
    assert text.headers["Content-Disposition"] == 'attachment; filename="uppdrag-2011-03-24.csv"'
    assert text.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_the_workbook_is_a_form_with_dropdowns_and_a_hidden_version(client, editor):
    make_membership(organisation=make_organisation(slug="uclg"))
    make_topic()
    client.force_login(editor)
    stream, _response = take(client, "/medlemskap/export.xlsx")

    book = load_workbook(stream)

    sheet = book["Medlemskap"]
    headings = {cell.value: cell.column_letter for cell in sheet[1]}
    assert next(iter(headings)) == "Id"
    assert [*headings][-1] == "Version"
    assert sheet.column_dimensions[headings["Version"]].hidden
    lists = {
        str(rule.sqref).partition("2:")[0]: rule.showErrorMessage
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    # What is chosen among is refused if it is none of the choices; a new row may be named.
    assert lists[headings["Väg in"]] is True
    assert lists[headings["Organisation"]] is False
    assert sheet[f"{headings['Från och med']}2"].value == "2003"
    assert [cell.value for cell in book["_val"]["A"]][:1] == ["uclg"]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_kind_of_row_is_taken_whole(client, editor, ending):
    rows = [make_membership(), make_membership(member=make_organisation())]
    client.force_login(editor)

    [sheet] = taken_cells(client, f"/medlemskap/export.{ending}").sheets

    assert columns(sheet, "Id") == [(str(row.pk),) for row in rows]


@pytest.mark.slow
def test_the_whole_register_is_one_workbook(client, editor):
    for make in MAKERS.values():
        make()
    client.force_login(editor)

    cells = taken_cells(client, "/register/export.xlsx")

    plan = plan_for(cells)
    assert (counts(plan)[:2], counts(plan)[3:]) == ((0, 0), (0, 0))
    assert len(cells.sheets) == len(plan.sheets) == len(RESOURCES)


@pytest.mark.parametrize("address", ["/finns-inte/export.xlsx", "/medlemskap/export.pdf"])
def test_what_cannot_be_taken_is_not_found(client, editor, address):
    client.force_login(editor)

    assert client.get(address).status_code == 404


def test_a_kind_outside_the_register_is_not_found(client, editor):
    client.force_login(editor)

    assert client.get("/rapporter/export.xlsx").status_code == 404


def test_a_list_is_only_read(client):
    assert client.post("/organisationer/export.xlsx").status_code == 405


@pytest.mark.parametrize("address", ["/organisationer/export.xlsx", "/uppdrag/export.csv"])
def test_as_many_queries_for_one_row_as_for_three(client, django_assert_num_queries, address):
    expected = {"/organisationer/export.xlsx": 13, "/uppdrag/export.csv": 4}[address]
    for number in range(3):
        organisation = make_organisation(slug=f"n-{number}")
        make_membership(organisation=organisation)
        make_mandate(organisation=organisation, slug="u")
        if number in (0, 2):
            with django_assert_num_queries(expected):
                take(client, address, datum=DAY)
    assert Membership.objects.count() == 3


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_text_that_no_cell_has_room_for_is_told_with_its_place(client, editor, ending):
    make_membership(note="x" * 40_000)
    client.force_login(editor)

    response = client.get(f"/medlemskap/export.{ending}")

    assert response.status_code == 422
    assert str(response.context["problem"]) == (
        "Tabellen Medlemskap, rad 2, kolumnen Anmärkning: "
        "texten är längre än de 32\u00a0767 tecken som en cell rymmer."
    )
