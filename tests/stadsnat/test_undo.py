"""What undo puts back, what stands in its way, and that it is undone itself."""

import pytest
from django.core import serializers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisations.models import Membership, Organisation, Topic
from stadsnat import changes
from stadsnat.changed_rows import changed_rows
from stadsnat.models import ChangeSet
from stadsnat.records import record_models
from stadsnat.undo import CannotUndo, undo
from stadsnat.wording import name_row
from tests.factories import (
    MAKERS,
    change,
    cite,
    make_body,
    make_fee,
    make_mandate,
    make_membership,
    make_organisation,
    make_other_name,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db

MODELS = record_models()


def everything():
    """Every row of the portal, as text: the register byte for byte."""
    return "\n".join(
        serializers.serialize("json", model._base_manager.order_by("pk")) for model in MODELS
    )


def obstacles(change_set, **options):
    """What stands in the way of undoing; checks that the attempt has changed nothing."""
    before, sets = everything(), ChangeSet.objects.count()
    with pytest.raises(CannotUndo) as caught:
        undo(change_set, by=None, **options)
    assert (everything(), ChangeSet.objects.count()) == (before, sets)
    return caught.value.obstacles


def edit(row, **fields):
    with change() as change_set:
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    return change_set


def test_old_values_come_back_with_their_days(editor):
    membership = make_membership(starts="2003", ends="..")
    before = everything()
    changed = edit(membership, ends="2011", note="Utträdd.")

    undone = undo(changed, by=editor, reason="Fel nätverk")

    assert everything() == before
    assert (undone.kind, undone.undoes, undone.by, undone.reason) == (
        "undo",
        changed,
        editor,
        "Fel nätverk",
    )
    assert membership.history.first().change_set == undone


def test_an_undo_is_undone_like_any_other_change():
    membership = make_membership(ends="..")
    changed = edit(membership, ends="2011")
    after = everything()

    undo(undo(changed, by=None), by=None)

    assert everything() == after


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
class TestEveryModel:
    def test_a_deleted_row_comes_back_as_it_was(self, model):
        row = MAKERS[model]()
        before = everything()
        with change() as deleted:
            row.delete()

        undo(deleted, by=None)

        assert everything() == before

    def test_an_added_row_goes_again(self, model):
        row = MAKERS[model]()
        with change():
            row.delete()
        before = everything()
        row.pk = None
        with change() as added:
            row.save()

        undo(added, by=None)

        assert everything() == before


def test_what_went_with_a_row_comes_back_with_it():
    organisation, topic = make_organisation(), make_topic()
    with change():
        organisation.topics.add(topic)
    citation = cite(organisation)
    before, pk = everything(), organisation.pk
    with change() as deleted:
        organisation.delete()

    undo(deleted, by=None)

    assert everything() == before
    back = Organisation.objects.get(pk=pk)
    assert (list(back.citations.all()), list(back.topics.all())) == ([citation], [topic])


def test_rows_added_together_go_together_those_that_stand_on_others_first():
    before = everything()
    with change() as added:
        organisation = Organisation.objects.create(slug="a", name="A", kind="network")
        Membership.objects.create(organisation=organisation)

    undo(added, by=None)

    assert everything() == before


def test_topics_come_back():
    organisation, one, other = make_organisation(), make_topic(), make_topic()
    with change():
        organisation.topics.add(one)
    with change() as changed:
        organisation.topics.set([other])

    undo(changed, by=None)

    assert list(organisation.topics.all()) == [one]
    assert [link.topic for link in organisation.history.first().topics.all()] == [one]


def test_one_row_of_a_batch_is_undone_alone():
    one, other = make_membership(ends=".."), make_membership(ends="..")
    with change() as batch:
        for row in (one, other):
            row.ends = "2011"
            row.save()

    undo(batch, by=None, only={(Membership, one.pk)})

    assert list(Membership.objects.order_by("pk").values_list("ends", flat=True)) == ["..", "2011"]


def test_a_later_change_of_another_field_stays():
    membership = make_membership(ends="..", note="")
    changed = edit(membership, ends="2011")
    edit(membership, note="Kvar.")

    undo(changed, by=None)

    membership.refresh_from_db()
    assert (membership.ends, membership.note) == ("..", "Kvar.")


def test_a_row_that_came_back_goes_again_after_those_that_point_at_it():
    old, new = make_organisation(), make_organisation()
    mandate, body = make_mandate(organisation=old), make_body(organisation=old, slug="styrelsen")
    same = make_body(organisation=new, slug="styrelsen")
    pointing = make_mandate(organisation=new, body=same)
    with change() as changed:
        for row, fields in [
            (pointing, {"body": body}),
            (mandate, {"organisation": new}),
        ]:
            for name, value in fields.items():
                setattr(row, name, value)
            row.save()
        same.delete()
        body.organisation = new
        body.save()
        old.delete()
    after = everything()

    undo(undo(changed, by=None), by=None)

    assert everything() == after


class TestStandsInTheWay:
    def test_a_later_change_of_the_same_field(self):
        membership = make_membership(organisation=make_organisation(name="Eurocities"))
        changed = edit(membership, ends="2011")
        edit(membership, ends="2012")

        assert obstacles(changed) == [
            "Medlemskap: Staden – Eurocities: fältet ”till och med” har ändrats sedan dess, "
            "till ”2012”."
        ]

    def test_a_later_deletion(self):
        topic = make_topic(name="Klimat")
        changed = edit(topic, name="Miljö")
        with change():
            topic.delete()

        assert obstacles(changed) == ["Sakområde: Miljö har tagits bort sedan dess."]

    def test_a_change_of_a_row_that_was_added(self):
        with change() as added:
            topic = Topic.objects.create(slug="klimat", name="Klimat")
        edit(topic, name="Miljö")

        assert obstacles(added) == [
            "Sakområde: Miljö: fältet ”namn” har ändrats sedan dess, till ”Miljö”."
        ]

    def test_a_row_that_hangs_on_one_that_was_added(self):
        with change() as added:
            organisation = Organisation.objects.create(slug="ny", name="Ny", kind="network")
        make_membership(organisation=organisation)

        assert obstacles(added) == [
            "Organisation: Ny kan inte tas bort så länge detta hör dit: Medlemskap: Staden – Ny."
        ]

    def test_a_row_that_would_go_along_with_one_that_was_added(self):
        with change() as added:
            organisation = Organisation.objects.create(slug="ny", name="Ny", kind="network")
        cite(organisation, source=make_source(short_title="Årsrapporten"))

        assert obstacles(added) == [
            "Källhänvisning: Årsrapporten har kommit till sedan dess och skulle försvinna."
        ]

    def test_a_row_that_would_go_along_and_is_named_by_what_went(self):
        with change() as added:
            organisation = Organisation.objects.create(slug="ny", name="Ny", kind="network")
        other = make_other_name(organisation=organisation, name="Gammal")

        assert obstacles(added) == [
            f"{name_row(other)} har kommit till sedan dess och skulle försvinna."
        ]

    def test_a_field_that_was_emptied(self):
        organisation = make_organisation(name="Ny", note="Först.")
        changed = edit(organisation, note="Sedan.")
        edit(organisation, note="")

        assert obstacles(changed) == ["Organisation: Ny: fältet ”anmärkning” har tömts sedan dess."]

    def test_a_name_that_somebody_else_has_taken(self):
        topic = make_topic(name="Klimat")
        with change() as deleted:
            topic.delete()
        with change():
            Topic.objects.create(slug=topic.slug, name="Annat")

        assert obstacles(deleted) == [
            "Sakområde: Klimat: Sakområde med detta Kortnamn i adressen finns redan."
        ]

    def test_a_row_that_is_back_already(self):
        topic = make_topic(name="Klimat")
        with change() as deleted:
            topic.delete()
        undo(deleted, by=None)

        assert obstacles(deleted) == ["Sakområde: Klimat finns redan i registret igen."]

    def test_a_row_it_points_at_that_is_gone(self):
        office = MAKERS[type(make_mandate())._meta.get_field("office").remote_field.model]()
        mandate = make_mandate(office=office)
        changed = edit(mandate, office=None)
        with change():
            office.delete()

        [obstacle] = obstacles(changed)
        assert obstacle.startswith("Uppdrag: Ledamot, ")

    def test_a_period_that_would_overlap_another(self):
        membership = make_membership(starts="2003", ends="..")
        changed = edit(membership, ends="2010")
        make_membership(organisation=membership.organisation, starts="2012", ends="..")

        assert len(obstacles(changed)) == 1

    def test_a_topic_that_is_gone(self):
        organisation, topic = make_organisation(), make_topic()
        with change():
            organisation.topics.add(topic)
        with change() as changed:
            organisation.topics.clear()
        with change():
            topic.delete()

        why = "något under ”sakområden” finns inte längre."
        assert obstacles(changed) == [f"Organisation: {organisation}: {why}"]

    def test_what_the_row_has_got_since_and_cannot_have_without_the_change(self):
        fee = make_fee()
        changed = edit(fee, payment="paid")
        edit(fee, paid="2011-03-01")

        why = "En betalningsdag är angiven. Välj då att avgiften är betald."
        assert obstacles(changed) == [f"Avgift: {fee}: {why}"]

    def test_that_there_is_nothing_to_undo(self):
        assert obstacles(edit(make_topic())) == ["Det finns inget att ångra."]


def test_a_whole_batch_stays_when_one_row_stands_in_the_way():
    one, other = make_membership(ends=".."), make_membership(ends="..")
    with change() as batch:
        for row in (one, other):
            row.ends = "2011"
            row.save()
    edit(other, ends="2012")

    assert len(obstacles(batch)) == 1


@pytest.mark.slow
def test_five_hundred_end_dates_are_corrected_and_undone_byte_for_byte():
    organisation = make_organisation()
    with change():
        rows = changes.create_all(
            Membership,
            [
                Membership(organisation=organisation, starts=str(1400 + n), ends=str(1400 + n))
                for n in range(500)
            ],
        )
    before = everything()
    with change() as corrected:
        for row in rows:
            row.ends = f"{row.ends}-06"
        changes.update_all(Membership, rows, ["ends"])

    undone = undo(corrected, by=None)

    assert corrected.touched == undone.touched == {"organisations.membership": {"~": 500}}
    assert everything() == before


DATES = st.sampled_from(["", "..", "2003", "2011-03-24", "2008-10", "199X"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("ends"), DATES),
        st.tuples(st.just("note"), st.text("abå", max_size=3)),
        st.tuples(st.just("delete"), st.none()),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@given(steps=STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_run_of_changes_undone_from_the_last_ends_where_it_began(steps):
    membership = make_membership(starts="1990", ends="..")
    before, done = everything(), []
    for name, value in steps:
        with change() as change_set:
            if name == "delete":
                membership.delete()
            else:
                setattr(membership, name, value)
                membership.save()
        if name == "delete":
            done.append(change_set)
            break
        done.append(change_set)

    for change_set in reversed(done):
        if any(row.differences for row in changed_rows(change_set)):
            undo(change_set, by=None)

    assert everything() == before
