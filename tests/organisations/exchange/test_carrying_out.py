"""Reading in: all or nothing, what was seen is what is done, one change set, undone as a whole."""

import pytest

from organisations.exchange.carrying_out import Clash, PlanChanged, carry_out
from organisations.exchange.comparing import compare, finish
from organisations.models import (
    Citation,
    Event,
    Mandate,
    Membership,
    Organisation,
    Relation,
    Source,
    Topic,
)
from stadsnat.changed_rows import changed_rows
from stadsnat.models import ChangeSet
from stadsnat.undo import undo
from tests.factories import (
    change,
    cite,
    make_event,
    make_mandate,
    make_membership,
    make_organisation,
    make_source,
    make_topic,
)
from tests.stadsnat.test_undo import everything

from .files import cells_of, counts, edited, plan_for, table, taken_home

pytestmark = pytest.mark.django_db


def read_in(cells, *, seen=None, **options):
    def plan_of(lock=False):
        return compare(cells, lock=lock)

    seen = seen or plan_for(cells).digest
    return finish(carry_out(plan_of, seen, by=None, reason="Genomgång", **options))


def test_new_and_changed_rows_are_one_change_set_that_is_undone_byte_for_byte():
    organisation = make_organisation(slug="uclg", name="UCLG")
    stored = make_membership(organisation=organisation, starts="2003", ends="..")
    with change():
        organisation.topics.set([make_topic(slug="klimat")])
    make_topic(slug="mobilitet")
    before = everything()
    cells = cells_of(
        table(
            "Organisationer",
            ["Id", "Kortnamn i adressen", "Namn", "Slag", "Sakområden"],
            [organisation.pk, "", "United Cities", "", "mobilitet"],
            ["", "nytt", "Nytt nätverk", "nätverk", "klimat, mobilitet"],
        ),
        table(
            "Medlemskap",
            ["Id", "Organisation", "Från och med", "Till och med"],
            [stored.pk, "", "", "2011-06"],
            ["", "nytt", "2012", ".."],
        ),
    )

    change_set = read_in(cells)

    assert (change_set.kind, change_set.reason) == ("import", "Genomgång")
    assert change_set.touched == {
        "organisations.organisation": {"+": 1, "~": 1},
        "organisations.membership": {"+": 1, "~": 1},
    }
    new = Organisation.objects.get(slug="nytt")
    assert [topic.slug for topic in new.topics.order_by("slug")] == ["klimat", "mobilitet"]
    assert Membership.objects.get(organisation=new).starts_latest.isoformat() == "2012-12-31"
    stored.refresh_from_db()
    assert (stored.ends, stored.ends_latest.isoformat()) == ("2011-06", "2011-06-30")
    after = {
        row.pk: row.after["topics"] for row in changed_rows(change_set) if "topics" in row.after
    }
    assert {pk: len(topics) for pk, topics in after.items()} == {organisation.pk: 1, new.pk: 2}
    undo(change_set, by=None)
    assert everything() == before


def test_only_the_topics_of_a_row_may_change():
    organisation = make_organisation()
    make_topic(slug="klimat")

    read_in(edited(taken_home(Organisation), (2, "Sakområden", "klimat")))

    assert [topic.slug for topic in organisation.topics.all()] == ["klimat"]
    assert organisation.history.count() == 2


def test_an_organisation_with_a_new_short_name_is_found_at_its_old_address(client):
    make_organisation(slug="gammal")

    read_in(edited(taken_home(Organisation), (2, "Kortnamn i adressen", "ny")))

    moved = client.get("/organisationer/gammal/")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/organisationer/ny/")


def test_read_in_twice_the_second_time_there_is_nothing_to_do():
    make_membership(starts="2003", ends="..")
    cells = edited(taken_home(Membership), (2, "Till och med", "2011"))
    read_in(cells)

    assert counts(plan_for(cells)) == (0, 0, 1, 0, 0)


def test_new_rows_of_one_kind_that_hang_on_each_other_are_stored_in_order():
    make_organisation(slug="uclg")
    headings = ["Organisation", "Kortnamn", "Roll", "Hänger på uppdraget"]
    rows = [
        ["uclg", "c", "ledamot", "uclg/b"],
        ["uclg", "b", "ledamot", "uclg/a"],
        ["uclg", "a", "ledamot", ""],
    ]

    read_in(cells_of(table("Uppdrag", headings, *rows)))

    assert list(Mandate.objects.order_by("slug").values_list("slug", "depends_on__slug")) == [
        ("a", None),
        ("b", "a"),
        ("c", "b"),
    ]


def test_a_citation_of_a_new_row_points_at_it():
    make_source(slug="protokoll")
    cells = cells_of(
        table("Organisationer", ["Kortnamn i adressen", "Namn", "Slag"], ["nytt", "Nytt", "stad"]),
        table("Källhänvisningar", ["Gäller", "Källa"], ["organisationer/nytt", "protokoll"]),
    )

    read_in(cells)

    assert Citation.objects.get().target == Organisation.objects.get(slug="nytt")


def test_the_source_of_the_file_is_stated_at_every_row_that_was_written():
    unchanged, changed = make_membership(), make_membership()
    make_organisation(slug="uclg")
    source = make_source()
    cells = edited(taken_home(Membership), (3, "Anmärkning", "Ny"))
    row = ["", *[""] * (len(cells.sheets[0].header) - 1)]
    row[cells.sheets[0].header.index("Organisation")] = "uclg"
    cells.sheets[0].rows.append((4, tuple(row)))

    change_set = read_in(cells, source=source, where="sid 2")

    new = Membership.objects.get(organisation__slug="uclg")
    assert change_set.source == source
    cited = Citation.objects.order_by("object_id").values_list("object_id", "field", "where")
    assert list(cited) == [(changed.pk, "note", "sid 2"), (new.pk, "", "sid 2")]
    assert not unchanged.citations.exists()


def test_a_source_that_states_the_row_already_is_not_stated_twice():
    membership = make_membership()
    citation = cite(membership, field="note")

    read_in(edited(taken_home(Membership), (2, "Anmärkning", "Ny")), source=citation.source)

    assert Citation.objects.count() == 1


def test_a_new_source_is_stored_with_the_rows():
    make_membership()
    source = Source(kind="document", title="Protokoll", short_title="Protokoll", slug="protokoll")

    change_set = read_in(edited(taken_home(Membership), (2, "Anmärkning", "Ny")), source=source)

    assert ChangeSet.objects.get(pk=change_set.pk).source == Source.objects.get(slug="protokoll")
    assert Citation.objects.get().source.title == "Protokoll"


def test_when_the_register_has_changed_since_nothing_is_written():
    rows = [make_membership(), make_membership()]
    cells = edited(taken_home(Membership), (2, "Anmärkning", "Ny"), (3, "Anmärkning", "Ny"))
    seen = plan_for(cells).digest
    with change():
        rows[1].path = "represented"
        rows[1].via = rows[0].organisation
        rows[1].save()
    before, sets = everything(), ChangeSet.objects.count()

    with pytest.raises(PlanChanged):
        read_in(cells, seen=seen)

    assert (everything(), ChangeSet.objects.count()) == (before, sets)


def test_what_the_database_refuses_is_a_clash_and_nothing_is_written():
    make_topic(slug="a"), make_topic(slug="b")
    cells = edited(
        taken_home(Topic), (2, "Kortnamn i adressen", "b"), (3, "Kortnamn i adressen", "a")
    )
    before = everything()

    with pytest.raises(Clash) as caught:
        read_in(cells)

    assert str(caught.value) == (
        "Rader i filen går inte ihop med varandra eller med andra rader i registret."
    )
    assert everything() == before


def test_an_event_and_the_mandate_that_ends_at_it_come_in_together():
    event = make_event(slug="kongress", held="2011")
    mandate = make_mandate(organisation=event.organisation, starts="2009", ends="")
    name = f"{event.organisation.slug}/ny"
    cells = cells_of(
        table("Uppdrag", ["Id", "Löper ut vid"], [mandate.pk, name]),
        table(
            "Händelser",
            ["Organisation", "Kortnamn", "Namn", "Slag", "Hölls"],
            [event.organisation.slug, "ny", "kongressen 2014", "kongress", "2014"],
        ),
    )

    read_in(cells)

    mandate.refresh_from_db()
    assert mandate.ends_at == Event.objects.get(slug="ny")


def test_as_many_queries_for_one_row_as_for_three(django_assert_num_queries):
    for _ in range(3):
        make_membership()

    for numbers in ([2], [2, 3, 4]):
        changes = [(number, "Anmärkning", f"Ny {len(numbers)}") for number in numbers]
        cells = edited(taken_home(Membership), *changes)
        seen = plan_for(cells).digest
        with django_assert_num_queries(13):
            read_in(cells, seen=seen)


def test_relations_between_new_organisations():
    cells = cells_of(
        table(
            "Organisationer",
            ["Kortnamn i adressen", "Namn", "Slag"],
            ["a", "A", "nätverk"],
            ["b", "B", "nätverk"],
        ),
        table(
            "Samband", ["Organisation", "Slag", "Den andra organisationen"], ["a", "del av", "b"]
        ),
    )

    read_in(cells)

    assert str(Relation.objects.get()) == "A del av B"
