"""The one door: what is written inside belongs together, what is written outside is refused."""

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from organisations.models import Organisation, Topic
from stadsnat import changes
from stadsnat.models import ChangeSet
from stadsnat.records import record_models
from tests.factories import (
    MAKERS,
    change,
    cite,
    make_membership,
    make_organisation,
    make_source,
    make_topic,
)
from tests.write_watch import WriteWatch

pytestmark = pytest.mark.django_db

MODELS = record_models()
ids = {"ids": lambda model: model.__name__}


def history(row):
    """The types and change sets of a row's history, latest first."""
    return list(row.history.values_list("history_type", "change_set"))


def test_rows_written_inside_carry_who_when_why_and_from_what_source(editor):
    source, organisation = make_source(), make_organisation()

    with changes.open(by=editor, reason="Enligt protokollet", source=source) as change_set:
        organisation.seat = "Bryssel"
        organisation.save()
        citation = organisation.citations.create(source=source)

    change_set = ChangeSet.objects.get(pk=change_set.pk)
    assert (change_set.by, change_set.reason, change_set.kind, change_set.source) == (
        editor,
        "Enligt protokollet",
        "form",
        source,
    )
    assert change_set.touched == {
        "organisations.organisation": {"~": 1},
        "organisations.citation": {"+": 1},
    }
    assert history(organisation)[0] == ("~", change_set.pk)
    assert history(citation) == [("+", change_set.pk)]
    assert [row.history_user for row in citation.history.all()] == [editor]


def test_a_change_set_inside_another_is_the_outer_one(editor):
    with changes.open(by=editor, reason="Yttre") as outer, changes.open(by=None) as inner:
        Topic.objects.create(slug="klimat", name="klimat")

    assert inner is outer
    assert [(c.reason, c.by) for c in ChangeSet.objects.all()] == [("Yttre", editor)]


def test_a_change_set_that_goes_on_counts_each_row_once(editor):
    with changes.open(by=editor, reason="Skrivet") as change_set:
        topic = Topic.objects.create(slug="klimat", name="klimat")
        gone = Topic.objects.create(slug="hav", name="hav")
        organisation = Organisation.objects.create(slug="prov", name="Prov", kind="network")

    with changes.open(by=editor, joins=change_set) as joined:
        topic.name = "klimatet"
        topic.save()
        gone.delete()

    assert joined == change_set
    assert [(c.reason, c.touched) for c in ChangeSet.objects.all()] == [
        ("Skrivet", {"organisations.topic": {"+": 1}, "organisations.organisation": {"+": 1}})
    ]
    assert history(topic) == [("~", change_set.pk), ("+", change_set.pk)]
    assert history(organisation) == [("+", change_set.pk)]


def test_a_change_set_that_goes_on_stands_when_the_rest_fails(editor):
    with changes.open(by=editor, reason="Skrivet") as change_set:
        topic = Topic.objects.create(slug="klimat", name="klimat")

    with pytest.raises(IntegrityError), changes.open(by=editor, joins=change_set):
        Topic.objects.create(slug=topic.slug, name="hav")

    assert ChangeSet.objects.get() == change_set
    assert Topic.history.count() == 1


def test_a_change_set_in_which_nothing_is_written_leaves_nothing():
    with change() as change_set:
        pass

    assert change_set.pk is None
    assert list(ChangeSet.objects.all()) == []


def test_when_one_write_fails_none_is_left():
    topic = make_topic()

    with pytest.raises(IntegrityError), change():
        [Topic.objects.create(slug=slug, name=slug) for slug in ("ny", topic.slug)]

    assert list(Topic.objects.all()) == [topic]
    assert Topic.history.count() == ChangeSet.objects.count() == 1


def test_a_row_added_and_taken_away_again_is_not_counted():
    with change() as change_set:
        Topic.objects.create(slug="klimat", name="klimat").delete()

    assert change_set.touched == {}


def test_a_search_finds_what_a_change_set_wrote_and_no_longer_what_it_deleted(client):
    organisation = make_organisation(name="Storstäderna")

    def hits(text):
        return len(client.get("/sok/", {"q": text}).context["page"].object_list)

    assert hits("storstäderna") == 1
    with change():
        organisation.name = "Småstäderna"
        organisation.save()
    assert (hits("storstäderna"), hits("småstäderna")) == (0, 1)
    with change():
        organisation.delete()
    assert hits("småstäderna") == 0


@pytest.mark.parametrize("model", MODELS, **ids)
class TestOutsideTheDoor:
    def test_a_save_is_refused(self, model):
        row = MAKERS[model]()
        kept = history(row)

        with pytest.raises(changes.NoChangeSet):
            row.save()

        assert history(row) == kept

    def test_what_django_s_deserialiser_saves_is_refused(self, model):
        row = MAKERS[model]()
        [found] = serializers.deserialize("json", serializers.serialize("json", [row]))

        with pytest.raises(TypeError), transaction.atomic():
            found.save()

        assert len(history(row)) == 1

    def test_a_deletion_is_refused(self, model):
        row = MAKERS[model]()

        with pytest.raises(changes.NoChangeSet):
            row.delete()
        with pytest.raises(changes.NoChangeSet):
            model.objects.filter(pk=row.pk).delete()

        assert model.objects.get(pk=row.pk) == row


@pytest.mark.parametrize("model", MODELS, **ids)
class TestInsideTheDoor:
    def test_what_would_leave_no_history_is_refused(self, model):
        row = MAKERS[model]()
        name = model._meta.concrete_fields[1].name

        with change():
            for write in [
                lambda: model.objects.update(**{name: None}),
                lambda: model.objects.filter(pk=row.pk).update(**{name: None}),
                lambda: model.objects.bulk_update([row], [name]),
                lambda: model.objects.bulk_create([row]),
                lambda: model.objects.all()._raw_delete("default"),
                lambda: row.save_base(raw=True),
                row.save_without_historical_record,
            ]:
                with pytest.raises(TypeError):
                    write()

        assert row.history.count() == 1

    def test_deleting_many_keeps_each_in_history(self, model):
        row = MAKERS[model]()
        pk = row.pk

        with change() as change_set:
            model.objects.filter(pk=pk).delete()

        last = model.history.filter(id=pk).first()
        assert (last.history_type, last.change_set) == ("-", change_set)

    def test_rows_stored_together_keep_each_its_history(self, model):
        row = MAKERS[model]()
        with change():
            row.delete()
        row.pk = None

        with change() as change_set:
            [row] = changes.create_all(model, [row])
            changes.update_all(model, [row], [model._meta.concrete_fields[-1].name])

        assert history(row) == [("~", change_set.pk), ("+", change_set.pk)]
        assert change_set.touched == {model._meta.label_lower: {"+": 1}}


def test_rows_stored_together_keep_their_many_to_many_values_in_history():
    organisation, topic = make_organisation(), make_topic()
    with change():
        organisation.topics.add(topic)

    with change():
        organisation.seat = "Bryssel"
        changes.update_all(Organisation, [organisation], ["seat"])

    last = organisation.history.first()
    assert last.seat == "Bryssel"
    assert [link.topic for link in last.topics.all()] == [topic]


def test_a_topic_that_goes_is_gone_from_the_history_of_its_organisations_too():
    organisation, topic = make_organisation(), make_topic()
    with change():
        organisation.topics.add(topic)

    with change() as change_set:
        topic.delete()

    assert history(organisation)[0] == ("~", change_set.pk)
    assert list(organisation.history.first().topics.all()) == []


def test_what_goes_with_a_row_is_kept_in_history_by_the_same_hand(editor):
    organisation = make_organisation()
    citation = cite(organisation)

    with changes.open(by=editor) as change_set:
        organisation.delete()

    last = type(citation).history.filter(id=citation.pk).first()
    assert (last.history_type, last.change_set) == ("-", change_set)


def test_no_row_is_emptied_or_deleted_behind_the_door_by_a_foreign_key():
    """SET_NULL and SET_DEFAULT write without saving, and so without history."""
    rules = {
        field.remote_field.on_delete.__name__
        for model in MODELS
        for field in model._meta.concrete_fields
        if field.remote_field
    }

    assert rules == {"CASCADE", "PROTECT"}


def test_a_related_row_cannot_be_moved_without_history():
    membership, other = make_membership(), make_organisation()

    with change(), pytest.raises(TypeError):
        other.memberships.add(membership)

    assert history(membership) == [("+", membership.history.get().change_set_id)]


def test_django_s_own_loaddata_is_refused(tmp_path):
    path = tmp_path / "topic.json"
    path.write_text('[{"model": "organisations.topic", "fields": {"slug": "a", "name": "a"}}]')

    with change(), pytest.raises(CommandError, match="sakområden"):
        call_command("loaddata", str(path))

    assert list(Topic.objects.all()) == []


def test_the_watch_of_these_tests_sees_links_that_are_not_kept():
    organisation, topic = make_organisation(), make_topic()
    watch, links = WriteWatch(), Organisation.topics.through.objects

    with connection.execute_wrapper(watch):
        link = links.create(organisation=organisation, topic=topic)

    assert watch.unmatched_links() == [organisation]
    link.delete()


@pytest.mark.parametrize("ways", ["history", "objects"])
@pytest.mark.parametrize("what", ["delete", "update"])
def test_history_is_neither_deleted_nor_changed(ways, what):
    row = make_organisation()
    rows = row.history.all() if ways == "history" else type(row).history.model.objects.all()

    with pytest.raises(TypeError, match="History is never"):
        rows.delete() if what == "delete" else rows.update(name="Annat")

    assert [kept.name for kept in row.history.all()] == [row.name]


@pytest.mark.parametrize("command", ["clean_old_history", "clean_duplicate_history"])
def test_the_commands_that_thin_history_are_refused(command):
    row = make_organisation()
    with change():
        row.save()  # twice the same, which is what one of them looks for
    options = {"days": -1} if command == "clean_old_history" else {}

    with pytest.raises(TypeError, match="History is never deleted"):
        call_command(command, auto=True, verbosity=0, **options)

    assert row.history.count() == 2
