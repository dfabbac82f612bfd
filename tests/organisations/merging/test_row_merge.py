"""The pages on which two rows that are one are chosen and become one."""

import pytest

from organisations.merging.plan import make_plan
from organisations.models import Organisation, Person
from stadsnat.models import ChangeSet
from tests.factories import (
    change,
    cite,
    edit,
    make_body,
    make_calendar_feed,
    make_claim,
    make_holding,
    make_mandate,
    make_membership,
    make_office,
    make_organisation,
    make_person,
    make_relation,
    make_topic,
)
from tests.stadsnat.test_undo import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, editor):
    client.force_login(editor)
    return client


def address(kept, dropped=None):
    part = (
        f"organisationer/{kept.slug}" if isinstance(kept, Organisation) else f"personer/{kept.pk}"
    )
    return f"/{part}/sla-samman/" + (f"?med={dropped.pk}" if dropped else "")


def answers(kept, dropped, **typed):
    """What the form sends when everything proposed is left as it is."""
    plan = make_plan(kept, dropped)
    fields = {f"samma-field-{field.name}": field.initial for field in plan.fields}
    clashes = {f"samma-clash-{c.clash.key}": c.initial for c in plan.clashes}
    sent = {"sigill": plan.seal, "samma-keep_name": "on", "varfor-reason": "Samma organisation"}
    return sent | fields | clashes | typed


def errors(response):
    form, why = response.context["form"], response.context["why"]
    return {**form.errors, **why.errors}


class TestChoosing:
    def test_shows_likely_doubles_and_leaves_out_others(self, signed_in):
        row, double = make_organisation(name="Metropolis"), make_organisation(name="METROPOLIS")
        make_organisation(name="Eurocities")

        response = signed_in.get(address(row))

        assert response.context["likely"] == [(double, ["samma namn"])]
        assert f'href="?med={double.pk}"' in response.text

    def test_finds_by_part_of_a_name(self, signed_in):
        row, hit = make_organisation(), make_organisation(name="Östersjöns städer")

        response = signed_in.get(address(row), {"q": "ostersjons"})

        assert response.context["hits"] == [hit]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_asks_the_database_as_often_however_many_rows(
        self, signed_in, rows, django_assert_num_queries
    ):
        row = make_organisation(name="Metropolis")
        for _number in range(rows):
            make_organisation(name="metropolis")

        with django_assert_num_queries(11):
            signed_in.get(address(row), {"q": "metro"})


class TestShowing:
    def test_shows_what_differs_moves_clashes_and_falls_away(self, signed_in, kept, dropped):
        make_body(organisation=kept, slug="styrelsen", name="Styrelsen")
        make_body(organisation=dropped, slug="styrelsen", name="Board")
        make_mandate(organisation=dropped)
        loop = make_relation(organisation=kept, other=dropped)
        before = everything()

        plan = signed_in.get(address(kept, dropped)).context["plan"]

        assert [(f.label, f.kept, f.dropped, f.initial) for f in plan.fields] == [
            ("Namn", "Eurocities", "Euro Cities", "kept"),
            ("Förkortning", "", "EC", "dropped"),
            ("Säte", "Bryssel", "Bruxelles", "kept"),
        ]
        assert sorted(plan.moving) == [("Organ", 1), ("Uppdrag", 1)]
        assert [[row.details for row in c.rows] for c in plan.clashes] == [
            ["namn: Styrelsen", "namn: Board"]
        ]
        assert [choice.initial for choice in plan.clashes] == [""]
        assert plan.found.loops == [loop]
        assert everything() == before

    def test_what_hangs_on_rows_that_clash_is_told(self, signed_in, kept, dropped):
        person = make_person(name="Åsa Berg")
        for owner in (kept, dropped):
            office = make_office(organisation=owner, name="sekreteraren", title="sekreterare")
            make_holding(office=office, person=person)

        [choice] = signed_in.get(address(kept, dropped)).context["plan"].clashes

        assert choice.follows == [
            "Innehav av ämbete: Åsa Berg, sekreterare. "
            "Finns det hos båda gäller raden som blir kvar."
        ]

    def test_a_tie_between_the_two_is_shown_with_where_to_mend_it(self, signed_in, kept, dropped):
        row = make_membership(organisation=kept, member=dropped)

        response = signed_in.get(address(kept, dropped))

        assert response.context["plan"].found.obstacles == [row]
        assert f'href="/medlemskap/{row.pk}/andra/"' in response.text
        assert 'name="varfor-reason"' not in response.text

    @pytest.mark.parametrize("rows", [1, 3])
    def test_asks_the_database_as_often_however_many_rows(
        self, signed_in, kept, dropped, rows, django_assert_num_queries
    ):
        for _number in range(rows):
            for owner in (kept, dropped):
                cite(make_mandate(organisation=owner, body=make_body(organisation=owner)))
                make_claim(organisation=owner, number=rows)

        with django_assert_num_queries(45):
            signed_in.get(address(kept, dropped))


class TestMerging:
    def test_the_two_are_one_with_reason_and_source(self, signed_in, editor, kept, dropped):
        make_mandate(organisation=dropped)
        sent = answers(
            kept,
            dropped,
            **{
                "samma-field-name": "dropped",
                "varfor-new_source": "Mejl från sekretariatet",
                "varfor-where": "2011-03-24",
            },
        )

        response = signed_in.post(address(kept, dropped), sent)

        change_set = ChangeSet.objects.first()
        assert response.headers["Location"] == "/organisationer/eurocities/"
        assert (change_set.by, change_set.reason) == (editor, "Samma organisation")
        row = Organisation.objects.get()
        assert (row.name, row.abbreviation) == ("Euro Cities", "EC")
        assert [name.name for name in row.other_names.all()] == ["Eurocities"]
        assert [(c.source.title, c.where) for c in row.citations.all()] == [
            ("Mejl från sekretariatet", "2011-03-24")
        ]

    def test_two_persons_are_one(self, signed_in):
        kept, dropped = make_person(name="Åsa Berg"), make_person(name="Asa Berg")
        mandate = make_mandate(person=dropped)

        response = signed_in.post(address(kept, dropped), answers(kept, dropped))

        mandate.refresh_from_db()
        assert response.headers["Location"] == f"/personer/{kept.pk}/historik/"
        assert (mandate.person, Person.objects.get()) == (kept, kept)

    def test_a_private_calendar_goes_along(self, signed_in, kept, dropped):
        feed = make_calendar_feed(organisation=dropped)

        signed_in.post(address(kept, dropped), answers(kept, dropped))

        feed.refresh_from_db()
        assert feed.organisation == kept

    def test_the_undo_on_the_change_page_brings_everything_back(self, signed_in, kept, dropped):
        make_mandate(organisation=dropped)
        before = everything()
        signed_in.post(address(kept, dropped), answers(kept, dropped))
        change_set = ChangeSet.objects.first()

        signed_in.post(f"/andringar/{change_set.pk}/angra/", {"reason": "Olika nätverk"})

        assert everything() == before
        assert signed_in.get("/organisationer/euro/").status_code == 200


class TestRefusing:
    def test_no_reason(self, signed_in, kept, dropped):
        before = everything()

        response = signed_in.post(
            address(kept, dropped), answers(kept, dropped, **{"varfor-reason": ""})
        )

        assert errors(response) == {"reason": ["Skriv ett skäl. Det behöver inte vara långt."]}
        assert everything() == before

    @pytest.mark.parametrize("choice", ["", "hittepa", "both"])
    def test_no_choice_or_none_that_is_offered(self, signed_in, kept, dropped, choice):
        before = everything()

        response = signed_in.post(
            address(kept, dropped), answers(kept, dropped, **{"samma-field-seat": choice})
        )

        assert errors(response) == {"field-seat": ["Välj vad som ska gälla."]}
        assert everything() == before

    @pytest.mark.parametrize("changed", ["kept", "dropped", "mandate"])
    def test_a_row_that_has_changed_since_it_was_shown(self, signed_in, kept, dropped, changed):
        mandate = make_mandate(organisation=dropped)
        sent = answers(kept, dropped, **{"samma-field-seat": "dropped"})
        new = {"note": "Ny"} if changed == "mandate" else {"seat": "Liège"}
        edit({"kept": kept, "dropped": dropped, "mandate": mandate}[changed], **new)
        before = everything()

        response = signed_in.post(address(kept, dropped), sent)

        assert errors(response) == {
            "__all__": [
                "Något av det som visas har ändrats sedan sidan öppnades. Se igenom det igen."
            ]
        }
        assert everything() == before
        assert response.context["form"]["field-seat"].value() == "dropped"
        assert f'value="{response.context["plan"].seal}"' in response.text

    def test_a_tie_between_the_two(self, signed_in, kept, dropped):
        make_membership(organisation=kept, member=dropped)
        before = everything()

        response = signed_in.post(address(kept, dropped), answers(kept, dropped))

        assert errors(response)["__all__"] == [
            "Medlemskap: Euro Cities – Eurocities knyter ihop de två. Rätta den raden först."
        ]
        assert everything() == before
        assert response.context["plan"].dropped.pk == dropped.pk

    def test_who_may_not(self, client, reader, kept, dropped):
        sent, before = answers(kept, dropped), everything()

        assert client.post(address(kept, dropped), sent).status_code == 302
        client.force_login(reader)
        assert client.post(address(kept, dropped), sent).status_code == 403
        assert everything() == before

    def test_another_method(self, signed_in, kept, dropped):
        assert signed_in.put(address(kept, dropped)).status_code == 405

    @pytest.mark.parametrize("other", ["0", "x", "-1", "²", "9" * 30])
    def test_an_unknown_other(self, signed_in, kept, other):
        assert signed_in.get(f"{address(kept)}?med={other}").status_code == 404

    def test_itself(self, signed_in, kept):
        assert signed_in.get(address(kept, kept)).status_code == 404

    @pytest.mark.parametrize("start", ["/organisationer/okand/", "/personer/0/"])
    def test_an_unknown_row(self, signed_in, start):
        assert signed_in.get(f"{start}sla-samman/").status_code == 404


def test_the_organisations_page_leads_here(signed_in, client, reader, kept):
    link = f'href="{address(kept)}"'

    assert link in signed_in.get(kept.get_absolute_url()).text
    client.force_login(reader)
    assert link not in client.get(kept.get_absolute_url()).text


def test_topics_can_be_joined(signed_in, kept, dropped):
    one, other = make_topic(), make_topic()
    for row, topic in ((kept, one), (dropped, other)):
        with change():
            row.topics.add(topic)

    signed_in.post(address(kept, dropped), answers(kept, dropped))

    assert set(kept.topics.all()) == {one, other}
