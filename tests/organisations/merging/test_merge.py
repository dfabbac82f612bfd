"""Two rows become one: what moves, what stays, what stands in the way, and the way back."""

import pytest
from django.core.management import call_command

from organisations.merging.clashes import DROPPED, KEPT
from organisations.merging.merge import merge
from organisations.merging.plan import make_plan
from organisations.models import (
    Citation,
    FormerAddress,
    Organisation,
    OtherName,
    Person,
    Relation,
)
from reports.models import Report
from stadsnat.records import record_models
from stadsnat.undo import undo
from tests.factories import (
    MAKERS,
    change,
    cite,
    dispute,
    edit,
    make_body,
    make_category,
    make_contact,
    make_event,
    make_former_address,
    make_holding,
    make_mandate,
    make_membership,
    make_office,
    make_other_name,
    make_person,
    make_relation,
    make_source,
    make_topic,
)
from tests.organisations.merging.steps import chosen_for, in_the_way, merge_two, why
from tests.stadsnat.test_undo import everything

pytestmark = pytest.mark.django_db


KEYS = [
    (model, field.name)
    for model in record_models()
    for field in model._meta.concrete_fields
    if field.remote_field and field.remote_field.model in (Organisation, Person)
]


@pytest.mark.slow
@pytest.mark.parametrize(("model", "name"), KEYS, ids=[f"{m.__name__}.{n}" for m, n in KEYS])
class TestEveryForeignKey:
    def test_is_turned_and_comes_back(self, model, name):
        target = model._meta.get_field(name).remote_field.model
        kept, dropped = MAKERS[target](), MAKERS[target]()
        extra = {"path": "section"} if name == "via" else {}
        row = MAKERS[model](**{name: dropped} | extra)
        before = everything()

        merged = merge_two(kept, dropped)

        row.refresh_from_db()
        assert getattr(row, name) == kept
        assert not target.objects.filter(pk=dropped.pk).exists()
        undo(merged, by=None)
        assert everything() == before


def test_what_is_said_about_the_row_moves(kept, dropped):
    citation, question = cite(dropped, where="s. 3"), dispute(dropped, field="seat")

    merge_two(kept, dropped)

    assert list(kept.citations.all()) == [citation]
    assert list(kept.disagreements.all()) == [question]


def test_all_of_it_is_one_change_set_with_who_and_why(kept, dropped, editor):
    make_body(organisation=dropped)

    merged = merge_two(kept, dropped, by=editor)

    told = Organisation.history.filter(id=dropped.pk)

    assert (merged.by, merged.reason) == (editor, "Samma organisation")
    assert merged.touched == {
        "organisations.body": {"~": 1},
        "organisations.organisation": {"~": 1, "-": 1},
        "organisations.othername": {"+": 1},
        "organisations.formeraddress": {"+": 1},
    }
    assert [row.history_type for row in told] == ["-", "+"]


class TestValues:
    def test_are_taken_as_chosen_and_an_empty_one_is_filled(self, kept, dropped):
        merge_two(kept, dropped, seat=DROPPED)

        kept.refresh_from_db()
        assert (kept.name, kept.abbreviation, kept.seat) == ("Eurocities", "EC", "Bruxelles")

    def test_topics_are_joined_unless_chosen(self, kept, dropped):
        one, other = make_topic(), make_topic()
        with change():
            kept.topics.add(one)
            dropped.topics.add(other)

        merge_two(kept, dropped)

        assert set(kept.topics.all()) == {one, other}

    def test_topics_of_one_alone(self, kept, dropped):
        one, other = make_topic(), make_topic()
        with change():
            kept.topics.add(one)
            dropped.topics.add(other)

        merge_two(kept, dropped, topics=DROPPED)

        assert list(kept.topics.all()) == [other]

    def test_a_source_for_a_value_not_kept_is_no_source_for_that_field(self, kept, dropped):
        own, its = cite(kept, field="seat"), cite(dropped, field="seat")
        other = cite(dropped, field="summary")

        merge_two(kept, dropped, seat=DROPPED)

        fields = dict(Citation.objects.values_list("pk", "field"))
        assert (fields[own.pk], fields[its.pk], fields[other.pk]) == ("", "seat", "summary")


class TestName:
    def test_stays_as_another_name_where_its_source_says_so(self, kept, dropped):
        source = make_source()
        cite(dropped, source, where="s. 3")

        merge_two(kept, dropped)

        [other] = OtherName.objects.all()
        assert (other.organisation, other.name) == (kept, "Euro Cities")
        assert [(c.source, c.where) for c in other.citations.all()] == [(source, "s. 3")]

    def test_the_one_not_chosen_stays(self, kept, dropped):
        merge_two(kept, dropped, name=DROPPED)

        assert Organisation.objects.get().name == "Euro Cities"
        assert OtherName.objects.get().name == "Eurocities"

    def test_goes_when_not_wanted(self, kept, dropped):
        merge_two(kept, dropped, keep_name=False)

        assert not OtherName.objects.exists()

    def test_is_not_written_twice(self, kept, dropped):
        make_other_name(organisation=kept, name="Euro Cities")

        merge_two(kept, dropped)

        assert OtherName.objects.count() == 1

    def test_persons_have_no_other_names(self):
        kept, dropped = make_person(name="Åsa Berg"), make_person(name="Asa Berg")

        merge_two(kept, dropped)

        assert Person.objects.get().name == "Åsa Berg"


def test_the_old_addresses_lead_to_the_row_that_stays(kept, dropped):
    older = make_former_address(organisation=dropped, slug="euro-cities")

    merge_two(kept, dropped)

    rows = FormerAddress.objects.order_by("pk")
    assert [(row.slug, row.organisation, row.number) for row in rows] == [
        (older.slug, kept, None),
        ("euro", kept, dropped.pk),
    ]


def test_relations_between_the_two_go_and_come_back(kept, dropped):
    make_relation(organisation=kept, other=dropped, kind="possibly_same_as")
    make_relation(organisation=dropped, other=kept)
    third = make_relation(organisation=dropped)
    before = everything()

    merged = merge_two(kept, dropped)

    assert list(Relation.objects.all()) == [third]
    undo(merged, by=None)
    assert everything() == before


class TestStandsInTheWay:
    def test_a_membership_of_the_one_in_the_other(self, kept, dropped):
        make_membership(organisation=kept, member=dropped)

        assert in_the_way(kept, dropped) == [
            "Medlemskap: Euro Cities – Eurocities knyter ihop de två. Rätta den raden först."
        ]

    def test_a_seat_in_the_one_held_by_the_other(self, kept, dropped):
        make_mandate(organisation=kept, on_behalf_of=dropped)

        assert in_the_way(kept, dropped) == [
            "Uppdrag: Ledamot, Eurocities knyter ihop de två. Rätta den raden först."
        ]

    def test_a_clash_that_nobody_has_chosen_for(self, kept, dropped):
        make_body(organisation=kept, slug="styrelsen")
        make_body(organisation=dropped, slug="styrelsen", name="Board")

        assert in_the_way(kept, dropped, clashes="") == [
            "Välj vad som gäller för allt som inte går ihop."
        ]


def test_the_source_given_is_cited_and_the_undo_takes_it_away(kept, dropped):
    before = everything()
    plan = make_plan(kept, dropped)

    merged = merge(
        plan, chosen_for(plan), why(**{"varfor-new_source": "Mejl från sekretariatet"}), by=None
    )

    assert str(merged.source) == "Mejl från sekretariatet"
    assert [citation.source for citation in kept.citations.all()] == [merged.source]
    undo(merged, by=None)
    assert everything() == before


@pytest.fixture
def printed():
    """The register as the portal is delivered."""
    call_command("load_fixtures", verbosity=0)


@pytest.mark.slow
def test_a_whole_organisation_moves_and_comes_back_byte_for_byte(kept, dropped):
    for owner in (kept, dropped):
        body, event = make_body(organisation=owner), make_event(organisation=owner)
        office = make_office(organisation=owner)
        category = make_category(organisation=owner, slug="full")
        cite(make_membership(organisation=owner, category=category), where="s. 1")
        dispute(make_mandate(organisation=owner, body=body, office=office, ends_at=event))
        make_contact(organisation=owner)
        make_relation(other=owner)
        make_holding(office=office)
        with change():
            owner.topics.add(make_topic())
    before = everything()

    merged = merge_two(kept, dropped, clashes=DROPPED, name=DROPPED)
    undone = undo(merged, by=None)

    assert everything() == before
    undo(undone, by=None)
    assert [row.name for row in kept.other_names.all()] == ["Eurocities"]
    assert not Organisation.objects.filter(pk=dropped.pk).exists()


@pytest.mark.slow
@pytest.mark.parametrize("choice", [KEPT, DROPPED])
@pytest.mark.parametrize(("kept", "dropped"), [("metropolis", "eurocities"), ("eurocities", "c40")])
def test_networks_of_the_real_register_are_merged_parted_and_merged_again(
    printed, kept, dropped, choice
):
    for report in Report.objects.exclude(state="draft"):
        edit(report, state="draft")  # what merging makes it, which no undo takes back
    before = everything()

    merged = merge_two(*(Organisation.objects.get(slug=s) for s in (kept, dropped)), clashes=choice)
    after = everything()
    parted = undo(merged, by=None)
    assert everything() == before
    undo(parted, by=None)

    assert everything() == after
