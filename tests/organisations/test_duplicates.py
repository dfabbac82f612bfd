import pytest

from organisations.duplicates import likely_duplicates, likely_duplicates_of, named_like
from organisations.models import Organisation, Person
from tests.factories import make_organisation, make_other_name, make_person, make_relation

pytestmark = pytest.mark.django_db


def told(model=Organisation):
    return [(pair.one, pair.other, pair.reasons) for pair in likely_duplicates(model)]


def test_the_same_name_whatever_its_case_and_accents():
    one, other = make_organisation(name="Städernas röst"), make_organisation(name="STADERNAS ROST")

    assert told() == [(one, other, ["samma namn"])]


def test_the_same_abbreviation():
    one = make_organisation(name="Kommunernas union", abbreviation="UCLG")
    other = make_organisation(name="United Cities", abbreviation="uclg")

    assert told() == [(one, other, ["samma förkortning"])]


def test_one_is_named_as_the_other_is_also_named():
    one, other = make_organisation(name="Metropolis"), make_organisation(name="Storstäderna")
    make_other_name(organisation=other, name="METROPOLIS")

    assert told() == [(one, other, ["den enas namn är den andras andra namn"])]


def test_the_register_says_that_they_may_be_the_same():
    one, other = make_organisation(name="A"), make_organisation(name="B")
    make_relation(organisation=other, other=one, kind="possibly_same_as")
    make_relation(organisation=other, other=one, kind="part_of")

    assert told() == [(one, other, ["registret anger att de kanske är samma"])]


def test_two_that_are_said_to_be_different_are_not_asked_about_again():
    one, other = make_organisation(name="Forum"), make_organisation(name="Forum")
    make_relation(organisation=other, other=one, kind="different_from")

    assert told() == []


def test_several_reasons_stand_together():
    one = make_organisation(name="Metropolis", abbreviation="M")
    other = make_organisation(name="metropolis", abbreviation="m")

    assert told() == [(one, other, ["samma namn", "samma förkortning"])]


def test_others_are_left_out_and_two_without_abbreviation_are_not_alike():
    make_organisation(name="A", abbreviation="")
    organisation = make_organisation(name="B", abbreviation="")
    make_other_name(organisation=organisation, name="B")

    assert told() == []


def test_persons_of_the_same_name_in_any_order():
    one, other = make_person(name="Åsa Berg"), make_person(name="Berg, Asa")
    make_person(name="Åsa Dal")

    assert told(Person) == [(one, other, ["samma namn"])]


def test_those_of_one_row_with_the_other_of_the_pair():
    one, other = make_person(name="Åsa Berg"), make_person(name="Asa Berg")
    make_person(name="Ulf Dal"), make_person(name="Ulf dal")

    assert [pair.beside(other) for pair in likely_duplicates_of(other)] == [one]


class TestSearch:
    def test_finds_names_abbreviations_and_other_names(self):
        row = make_organisation(name="A")
        by_name = make_organisation(name="Östersjöns städer")
        by_short = make_organisation(name="C", abbreviation="OSTER")
        by_other = make_organisation(name="D")
        make_other_name(organisation=by_other, name="Österns röst")
        make_organisation(name="E")

        assert named_like(row, "öster") == [by_short, by_other, by_name]

    def test_leaves_out_the_row_itself_and_answers_nothing_with_nothing(self):
        row = make_person(name="Åsa Berg")

        assert (named_like(row, "berg"), named_like(row, "–")) == ([], [])


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("model", "queries"), [(Organisation, 3), (Person, 1)])
def test_asks_the_database_as_often_however_many_rows(
    model, queries, rows, django_assert_num_queries
):
    for number in range(rows):
        make_person(name=f"Nr {number}"), make_person(name=f"nr {number}")
        one = make_organisation(name=f"Nr {number}")
        make_other_name(organisation=make_organisation(), name=one.name)

    with django_assert_num_queries(queries):
        assert len(likely_duplicates(model)) == rows
