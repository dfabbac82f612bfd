"""Rows that cannot both stand beside each other, or say the same: one stays, or both."""

import pytest

from organisations.merging.clashes import BOTH, DROPPED, KEPT
from organisations.merging.plan import make_plan
from organisations.models import (
    Body,
    Mandate,
    Membership,
)
from stadsnat.undo import undo
from tests.factories import (
    change,
    cite,
    make_body,
    make_category,
    make_claim,
    make_event,
    make_mandate,
    make_membership,
    make_organisation,
)
from tests.organisations.merging.steps import in_the_way, merge_two
from tests.stadsnat.test_undo import everything

pytestmark = pytest.mark.django_db


def test_bodies_of_one_short_name_that_are_one_become_one(kept, dropped):
    board = make_body(organisation=kept, slug="styrelsen", task="Leder")
    same = make_body(organisation=dropped, slug="styrelsen", name="Board")
    mandate = make_mandate(organisation=dropped, body=same)
    citation = cite(same, field="name")
    before = everything()

    merged = merge_two(kept, dropped, clashes=KEPT)

    mandate.refresh_from_db()
    citation.refresh_from_db()
    assert list(Body.objects.all()) == [board]
    assert (mandate.body, mandate.organisation) == (board, kept)
    assert (citation.target, citation.field) == (board, "")
    undo(merged, by=None)
    assert everything() == before


def test_the_other_row_may_be_the_one_that_stays(kept, dropped):
    board = make_body(organisation=kept, slug="styrelsen", name="Styrelsen")
    same = make_body(organisation=dropped, slug="styrelsen", name="Board")
    mandate = make_mandate(organisation=kept, body=board)
    before = everything()

    merged = merge_two(kept, dropped, clashes=DROPPED)

    mandate.refresh_from_db()
    assert [(body.name, body.organisation) for body in Body.objects.all()] == [("Board", kept)]
    assert mandate.body == same
    undo(merged, by=None)
    assert everything() == before


def test_two_of_one_short_name_stay_two_under_a_free_one(kept, dropped):
    make_body(organisation=kept, slug="styrelsen", name="Styrelsen")
    make_body(organisation=kept, slug="styrelsen-3")
    make_body(organisation=dropped, slug="styrelsen-2")
    make_body(organisation=dropped, slug="styrelsen", name="Fullmäktige")
    before = everything()

    merged = merge_two(kept, dropped, clashes=BOTH)

    slugs = sorted(Body.objects.filter(organisation=kept).values_list("slug", flat=True))
    assert slugs == ["styrelsen", "styrelsen-2", "styrelsen-3", "styrelsen-4"]
    assert Body.objects.get(slug="styrelsen-4").name == "Fullmäktige"
    undo(merged, by=None)
    assert everything() == before


@pytest.mark.parametrize(("choice", "starts"), [(KEPT, ["2003"]), (DROPPED, ["2005"])])
def test_memberships_at_the_same_time_are_one(kept, dropped, choice, starts):
    make_membership(organisation=kept, starts="2003", ends="..")
    make_membership(organisation=dropped, starts="2005", ends="2011")
    before = everything()

    merged = merge_two(kept, dropped, clashes=choice)

    rows = Membership.objects.filter(organisation=kept)
    assert list(rows.values_list("starts", flat=True)) == starts
    undo(merged, by=None)
    assert everything() == before


def test_memberships_that_overlap_in_a_chain_are_chosen_together(kept, dropped):
    make_membership(organisation=kept, starts="2000", ends="2005")
    make_membership(organisation=kept, starts="2006", ends="..")
    make_membership(organisation=dropped, starts="2003", ends="2008")

    [choice] = make_plan(kept, dropped).clashes
    merge_two(kept, dropped, clashes=DROPPED)

    assert (len(choice.clash.kept), len(choice.clash.dropped)) == (2, 1)
    assert [row.starts for row in Membership.objects.all()] == ["2003"]


def test_memberships_one_after_the_other_do_not_clash(kept, dropped):
    make_membership(organisation=kept, starts="2003", ends="2005")
    make_membership(organisation=dropped, starts="2006", ends="..")

    merge_two(kept, dropped)

    assert Membership.objects.filter(organisation=kept).count() == 2


def test_memberships_of_the_two_in_a_third_clash_too(kept, dropped):
    third = make_organisation()
    make_membership(organisation=third, member=kept)
    make_membership(organisation=third, member=dropped)

    merge_two(kept, dropped)

    assert [row.member for row in Membership.objects.all()] == [kept]


def test_two_memberships_at_the_same_time_cannot_both_stay(kept, dropped):
    make_membership(organisation=kept)
    make_membership(organisation=dropped)

    assert in_the_way(kept, dropped, clashes=BOTH) == [
        "Välj vad som gäller för allt som inte går ihop."
    ]


def test_a_claim_stated_twice_becomes_one_with_both_sources(kept, dropped):
    claim, same = make_claim(organisation=kept), make_claim(organisation=dropped)
    cite(claim)
    cite(same)

    merge_two(kept, dropped, clashes=KEPT)

    assert claim.citations.count() == 2


def test_equal_rows_may_both_stay(kept, dropped):
    make_claim(organisation=kept)
    make_claim(organisation=dropped)

    merge_two(kept, dropped, clashes=BOTH)

    assert kept.claims.count() == 2


def test_a_membership_follows_its_category_into_the_one_that_stays(kept, dropped):
    category = make_category(organisation=kept, slug="full")
    same = make_category(organisation=dropped, slug="full")
    make_membership(organisation=kept, category=category, starts="2003", ends="2005")
    later = make_membership(organisation=dropped, category=same, starts="2006")

    merge_two(kept, dropped)

    later.refresh_from_db()
    assert (later.category, later.organisation) == (category, kept)


def test_a_mandate_that_hung_on_its_double_hangs_on_nothing(kept, dropped):
    mandate = make_mandate(organisation=kept, slug="ledamot")
    same = make_mandate(organisation=dropped, slug="ledamot")
    with change():
        mandate.depends_on = same
        mandate.save()

    merge_two(kept, dropped)

    assert [(row.pk, row.depends_on) for row in Mandate.objects.all()] == [(mandate.pk, None)]


def test_a_term_ends_at_the_event_that_stays(kept, dropped):
    event = make_event(organisation=kept, slug="kongress")
    same = make_event(organisation=dropped, slug="kongress")
    mandate = make_mandate(organisation=dropped, ends_at=same)

    merge_two(kept, dropped)

    mandate.refresh_from_db()
    assert mandate.ends_at == event
