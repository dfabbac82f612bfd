"""What is found follows the rows, whatever happens to them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command

from organisations.models import Mandate, OfficeHolding, Organisation, Person
from stadsnat.search import find, rebuild, reindex, seen
from stadsnat.search.models import SearchEntry
from stadsnat.search.words import ask
from tests.factories import (
    change,
    edit,
    make_body,
    make_holding,
    make_mandate,
    make_office,
    make_organisation,
    make_person,
    make_section,
    store,
)

pytestmark = pytest.mark.django_db


def search(written, user=None):
    user = user or AnonymousUser()
    return [hit.title for hit in seen(find(ask(written), user=user).keys, user)]


def remove(row):
    with change():
        row.delete()


def test_a_new_row_is_found_at_once():
    make_organisation(name="Hamnen")

    assert search("hamnen") == ["Hamnen"]


def test_a_renamed_organisation_is_found_by_its_new_name_everywhere():
    organisation = make_organisation(name="Hamnen")
    make_body(name="styrelsen", organisation=organisation)
    make_mandate(organisation=organisation)
    rebuild()

    edit(organisation, name="Kajen")

    assert search("hamnen") == []
    assert search("kajen") == ["Kajen", "Styrelsen", "Ledamot"]


def test_a_deleted_row_is_found_no_more():
    row = make_organisation(name="Hamnen")
    rebuild()

    remove(row)

    assert search("hamnen") == []


def test_one_row_has_one_entry_however_often_it_is_indexed():
    row = make_organisation(name="Hamnen")

    for _ in range(3):
        reindex([(Organisation, row.pk), (Organisation, row.pk)])

    assert SearchEntry.objects.count() == 1


def test_a_person_is_found_by_all_as_long_as_a_page_names_them():
    person, office = make_person(name="Exempel Exempelsson"), make_office()
    seat = make_mandate(office=office)
    holding = store(OfficeHolding, office=office, person=person)
    rebuild()
    with_seat = search("exempelsson")

    remove(seat)
    without_seat = search("exempelsson")
    new = make_mandate(office=office)
    reindex([(Mandate, new.pk)])
    with_another = search("exempelsson")
    remove(holding)

    assert (with_seat, without_seat, with_another, search("exempelsson")) == (
        ["Exempel Exempelsson"],
        [],
        ["Exempel Exempelsson"],
        [],
    )


def test_a_seat_given_to_another_person_leaves_the_first_behind():
    first, second = make_person(name="Första Person"), make_person(name="Andra Person")
    seat = make_mandate(person=first)
    rebuild()

    edit(seat, person=second)

    assert search("första") == []
    assert search("andra") == ["Andra Person", "Ledamot"]


def test_an_office_that_changes_hands_is_the_new_holders():
    holding = make_holding()
    make_mandate(office=holding.office)
    rebuild()

    edit(holding, person=make_person(name="Ny Innehavare"))

    assert search(Person.objects.get(name__startswith="Exempel").name) == []
    assert search("innehavare") == ["Ny Innehavare"]


def test_a_retitled_report_is_named_by_its_sections(editor):
    section = make_section(heading="Bakgrund")
    rebuild()

    edit(section.report, title="Om hamnar")

    assert search("hamnar", editor) == ["Om hamnar", "Bakgrund"]


def test_rows_that_nobody_searches_for_are_passed_over():
    holding = make_holding()
    before = SearchEntry.objects.count()

    reindex([(type(holding.history.first()), 1), (SearchEntry, 1)])

    assert SearchEntry.objects.count() == before


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_as_often_however_many_rows(rows, django_assert_num_queries):
    made = [make_organisation() for _ in range(rows)]
    for organisation in made:
        make_body(organisation=organisation)
        make_mandate(organisation=organisation, person=make_person())
    rebuild()

    with django_assert_num_queries(22):
        reindex([(Organisation, organisation.pk) for organisation in made])


def test_the_command_makes_everything_anew(capsys):
    make_organisation(name="Hamnen")
    SearchEntry.objects.all().delete()

    call_command("rebuild_search")

    assert capsys.readouterr().out == "Sökregistret är ombyggt: 1 rader går att hitta.\n"
    assert search("hamnen") == ["Hamnen"]


@pytest.mark.slow
def test_a_text_longer_than_an_index_holds_is_cut(editor):
    words = " ".join(f"ord{number}" for number in range(200_000))
    make_section(heading="Lång", text=f"<p>{words}</p>")

    rebuild()

    assert search("lång ord9999", editor) == ["Lång"]
    assert search("lång ord199999", editor) == []
