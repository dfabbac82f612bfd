"""The story of a row, in words: what is told of it, and of what belongs to it."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisations.models import Citation, Fee, Membership, Organisation
from stadsnat import changes
from stadsnat.changed_rows import changed_rows
from stadsnat.histories import change_sets_of, history_rows, tell, tell_history
from tests.factories import (
    change,
    cite,
    dispute,
    edit,
    make_category,
    make_claim,
    make_fee,
    make_mandate,
    make_membership,
    make_organisation,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db


def story(model, pk):
    """Per change set, latest first: what was done to which row."""
    conditions = history_rows(model, pk)
    told = tell_history(list(change_sets_of(conditions)), conditions)
    return [[(row.row.what, row.name) for row in one.rows] for one in told]


def fields(change_set):
    """What a change set did, field by field: (label, before, after)."""
    [told] = tell([change_set], changed_rows(change_set))
    return [(f.label, f.before, f.after) for row in told.rows for f in row.fields]


def change_of(row, **values):
    with change() as change_set:
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return change_set


class TestValues:
    def test_names_stand_instead_of_keys_and_words_instead_of_codes(self):
        organisation = make_organisation(name="Prov")
        membership = make_membership(organisation=organisation, starts="2008-10", path="direct")
        other = make_organisation(name="Den andra")
        category = make_category(organisation=organisation, name="vän")

        changed = change_of(membership, path="section", via=other, category=category, starts="2009")

        assert fields(changed) == [
            ("från och med", "oktober 2008", "2009"),
            ("medlemsform", "", "vän"),
            ("väg in", "direkt", "via en sektion"),
            ("genom", "", "Den andra"),
        ]

    def test_nothing_zero_and_no_are_three_different_things(self):
        fee, category = make_fee(amount=None), make_category(is_invitation=True)

        assert fields(change_of(fee, amount=0)) == [("belopp", "", "0")]
        assert fields(change_of(category, is_invitation=False)) == [("inbjudan", "ja", "nej")]

    def test_numbers_and_open_ends_are_said_as_on_the_pages(self):
        fee, membership = make_fee(amount=12500), make_membership(ends="..")

        assert fields(change_of(fee, amount=1250000)) == [
            ("belopp", "12\xa0500", "1\xa0250\xa0000")
        ]
        assert fields(change_of(membership, ends="")) == [("till och med", "pågår", "")]

    def test_a_row_that_is_gone_keeps_its_name(self):
        membership = make_membership()
        category = make_category(organisation=membership.organisation)
        added = change_of(membership, category=category)
        change_of(membership, category=None)
        with change():
            category.delete()

        assert fields(added) == [("medlemsform", "", "fullvärdig medlem (finns inte kvar)")]

    def test_many_names_stand_in_one_line(self):
        organisation = make_organisation()
        topics = [make_topic(name="broar"), make_topic(name="fred")]
        with change() as change_set:
            organisation.topics.set(topics)

        assert fields(change_set) == [("sakområden", "", "broar, fred")]

    def test_a_citation_says_what_it_is_about_and_names_its_field(self):
        membership = make_membership(organisation=make_organisation(name="Prov"))
        with change() as change_set:
            Citation.objects.create(target=membership, source=make_source(), field="starts")

        [told] = tell([change_set], changed_rows(change_set))

        citation = next(row for row in told.rows if row.row.model is Citation)
        assert citation.about == "Medlemskap: Staden – Prov"
        assert ("fält", "", "från och med") in [
            (field.label, field.before, field.after) for field in citation.fields
        ]

    def test_a_field_that_the_row_no_longer_has_is_named_as_it_was(self):
        with change() as change_set:
            cite(make_membership(), field="avskaffat")

        assert ("fält", "", "avskaffat") in fields(change_set)


class TestWhatBelongsToARow:
    def test_an_organisation_has_its_rows_and_theirs(self):
        with change():
            organisation = make_organisation(name="Prov")
            membership = make_membership(organisation=organisation)
            make_fee(membership=membership, year=2011)
            dispute(membership, question="Vilket gäller?")
            make_membership()

        [rows] = story(Organisation, organisation.pk)

        assert sorted(rows) == [
            ("+", "Avgift: Avgift 2011, Staden – Prov"),
            ("+", "Medlemskap: Staden – Prov"),
            ("+", "Motstridig uppgift: Vilket gäller?"),
            ("+", "Organisation: Prov"),
        ]

    def test_a_membership_has_its_fees_and_sources_and_not_its_neighbours(self):
        membership = make_membership(organisation=make_organisation(name="Prov"))
        make_mandate(organisation=membership.organisation)
        cite(membership, make_source(short_title="Bilaga 1"))

        assert story(Membership, membership.pk) == [
            [("+", "Källhänvisning: Bilaga 1")],
            [("+", "Medlemskap: Staden – Prov")],
        ]

    def test_what_has_moved_away_stays_in_the_story(self):
        old, new = make_organisation(name="Förr"), make_organisation(name="Nu")
        claim = make_claim(organisation=old, number=3, bound="exactly", unit="städer")
        edit(claim, organisation=new)

        assert story(Organisation, old.pk)[:1] == [[("~", "Uppgift: exakt 3 städer")]]
        assert story(Organisation, new.pk)[:1] == [[("~", "Uppgift: exakt 3 städer")]]

    def test_what_is_gone_is_told_with_its_last_name(self):
        fee = make_fee(
            year=2011, membership=make_membership(organisation=make_organisation(name="P"))
        )
        pk = fee.pk
        with change():
            fee.delete()

        assert story(Fee, pk) == [
            [("-", "Avgift: Avgift 2011, Staden – P")],
            [("+", "Avgift: Avgift 2011, Staden – P")],
        ]

    def test_a_row_saved_as_it_was_has_nothing_to_tell(self):
        membership = make_membership()
        edit(membership)

        assert [rows for rows in story(Membership, membership.pk) if rows] == [
            [("+", f"Medlemskap: {membership}")]
        ]

    def test_a_row_saved_twice_in_one_change_is_told_once(self):
        membership = make_membership()
        with change() as change_set:
            edit(membership, ends="2010")
            edit(membership, ends="2011")

        assert fields(change_set) == [("till och med", "pågår", "2011")]


@pytest.mark.slow
@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["", "2009", "2010", "2011", ".."]), min_size=1, max_size=6))
def test_each_change_begins_where_the_one_before_it_ended(db, ends):
    membership = make_membership(starts="2003", ends="")
    sets = [change_of(membership, ends=end) for end in ends]

    told = [field for change_set in sets for field in fields(change_set)]

    said = {"": "", "..": "pågår"}
    steps = [said.get(end, end) for end in ["", *ends]]
    assert told == [
        ("till och med", before, after) for before, after in pairwise(steps) if before != after
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_change_set_is_told_in_ten_queries_however_many_rows(rows, django_assert_num_queries):
    with changes.open(by=None) as change_set:
        for _ in range(rows):
            cite(make_membership())

    with django_assert_num_queries(10):
        tell([change_set], changed_rows(change_set))
