"""Correcting many rows at once: what was seen is what is done, and it is undone with one press."""

import re

import pytest

from organisations.models import Body, Mandate, Membership
from stadsnat.models import ChangeSet
from tests.factories import (
    change,
    make_body,
    make_fee,
    make_mandate,
    make_membership,
    make_organisation,
)
from tests.stadsnat.test_undo import everything
from tests.test_admin import address

pytestmark = pytest.mark.django_db

REASON = "Enligt protokollet"


@pytest.fixture
def desk(admin_client):
    return admin_client


def choose(client, *rows, field="ends"):
    """Mark the rows in their list and choose the field; the address of the page that comes."""
    model = type(rows[0])
    response = client.post(
        address(model, "changelist"),
        {"action": "correct_selected", "_selected_action": [row.pk for row in rows]},
    )
    return f"{response.headers['Location']}?falt={field}"


def preview(client, page, value, **fields):
    return client.post(page, {"value": value, "reason": REASON} | fields)


def told(plan):
    """The plan in words: what changes, what does not and why, how many others there are."""
    changed = [(planned.row.pk, planned.before, planned.after) for planned in plan.rows]
    return changed, [(left.row.pk, left.why) for left in plan.left_alone], plan.others


def carry_out(client, page, value, seen, **fields):
    return preview(client, page, value, seen=seen, **fields)


def test_the_fields_to_choose_from_are_those_that_can_be_corrected(desk):
    page = choose(desk, make_mandate()).partition("?")[0]

    names = [field.name for field in desk.get(page).context["fields"]]

    assert names[:4] == ["starts", "starts_words", "ends", "ends_words"]
    assert {"slug", "id", "starts_earliest"} & set(names) == set()


def test_the_preview_shows_each_row_before_and_after_and_changes_nothing(desk):
    one, other = make_membership(ends=".."), make_membership(ends="2011")
    make_membership()
    before = everything()

    plan = preview(desk, choose(desk, one, other), "2011").context["plan"]

    assert told(plan) == (
        [(one.pk, "pågår", "2011")],
        [(other.pk, "Raden har redan det värdet.")],
        1,
    )
    assert everything() == before


def test_only_rows_where_the_old_value_still_stands_are_changed(desk):
    one, other = make_membership(ends=".."), make_membership(ends="2008")

    page = choose(desk, one, other)
    plan = preview(desk, page, "2011", guard="on", old="..").context["plan"]

    assert told(plan) == ([(one.pk, "pågår", "2011")], [(other.pk, "Värdet är nu ”2008”.")], 0)


def test_a_row_whose_field_is_empty_says_so(desk):
    row = make_membership(ends="")

    plan = preview(desk, choose(desk, row), "2011", guard="on", old="..").context["plan"]

    assert told(plan) == ([], [(row.pk, "Fältet är tomt.")], 0)


def test_a_row_that_the_value_does_not_suit_is_left_alone_and_says_why(desk):
    late = make_membership(starts="2015", ends="..")

    plan = preview(desk, choose(desk, late), "2011").context["plan"]

    assert told(plan) == ([], [(late.pk, "Slutet ligger före början.")], 0)


@pytest.mark.parametrize("make", [make_membership, make_mandate])
def test_what_was_previewed_is_done_and_undone(desk, admin_user, make):
    rows = [make(starts="2003", ends="", ends_words="tills vidare") for _ in range(3)]
    untouched = make(starts="2003", ends="")
    before = everything()
    page = choose(desk, *rows)
    seen = preview(desk, page, "2011-06").context["plan"].digest

    response = carry_out(desk, page, "2011-06", seen)

    done = ChangeSet.objects.first()
    assert response.headers["Location"] == done.get_absolute_url()
    assert (done.by, done.reason, done.kind) == (admin_user, REASON, "bulk")
    model = type(untouched)
    stored = model.objects.order_by("pk").values_list("ends", "ends_words")
    assert list(stored) == [("2011-06", "")] * 3 + [("", "")]
    assert [
        str(day)
        for day in set(model.objects.filter(ends="2011-06").values_list("ends_latest", flat=True))
    ] == ["2011-06-30"]
    desk.post(f"{done.get_absolute_url()}angra/")
    assert everything() == before


def test_a_row_whose_other_fields_the_value_does_not_suit_is_left_alone_and_says_why(desk):
    paid, unknown = make_fee(payment="paid", paid="2011-03-01"), make_fee()

    plan = preview(desk, choose(desk, paid, unknown, field="payment"), "unpaid").context["plan"]

    why = "En betalningsdag är angiven. Välj då att avgiften är betald."
    assert told(plan)[:2] == ([(unknown.pk, "uppgift saknas", "inte betald")], [(paid.pk, why)])


def test_another_row_of_the_same_name_is_another_value(desk):
    mandate = make_mandate()
    seen, other = (make_body(organisation=mandate.organisation) for _ in range(2))
    page = choose(desk, mandate, field="body")
    plan = preview(desk, page, seen.pk).context["plan"]

    response = carry_out(desk, page, other.pk, plan.digest)

    assert response.context["has_moved"]
    assert Mandate.objects.get().body is None


def test_when_a_row_has_changed_since_the_preview_nothing_is_done(desk):
    one, other = make_membership(ends=".."), make_membership(ends="..")
    page = choose(desk, one, other)
    seen = preview(desk, page, "2011").context["plan"].digest
    with change():
        other.note = "Ny."
        other.save()
    before = everything()

    response = carry_out(desk, page, "2011", seen)

    assert response.context["has_moved"]
    assert everything() == before


def test_a_row_that_is_left_alone_is_named_by_what_it_keeps(desk):
    kept = make_fee(year=2011)
    other = make_fee(year=2012, membership=kept.membership)

    plan = preview(desk, choose(desk, other, field="year"), "2011").context["plan"]

    assert [(alone.row.year, alone.why) for alone in plan.left_alone] == [
        (2012, "Medlemskapet har redan en avgift för det året i den valutan.")
    ]


def test_two_rows_that_would_clash_with_each_other_are_left_alone(desk):
    one, two = (make_membership(starts="2003", ends="2008") for _ in range(2))
    page = choose(desk, one, two, field="organisation")

    plan = preview(desk, page, make_organisation().pk).context["plan"]

    assert plan.rows == []
    overlaps = "Perioden överlappar ett annat medlemskap."
    assert [(alone.row, alone.why) for alone in plan.left_alone] == [
        (one, overlaps),
        (two, overlaps),
    ]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [({"value": "i fjor"}, "value"), ({"reason": ""}, "reason")],
)
def test_a_form_that_is_not_filled_in_is_told_at_its_field(desk, fields, wrong):
    membership = make_membership()

    response = desk.post(choose(desk, membership), {"value": "2011", "reason": REASON} | fields)

    assert list(response.context["form"].errors) == [wrong]
    assert "plan" not in response.context


def test_a_selection_that_is_gone_leads_back_to_the_list(desk):
    response = desk.get(f"{address(Membership, 'changelist')}ratta/finns-inte/")

    assert response.headers["Location"] == address(Membership, "changelist")


def test_a_body_to_choose_is_named_with_its_organisation(desk):
    body = make_body(organisation=make_organisation(name="Eurocities"), name="styrelsen")
    page = choose(desk, make_mandate(), field="body")

    labels = [label for _, label in desk.get(page).context["form"].fields["value"].choices]

    assert labels == ["---------", "Eurocities: styrelsen"]
    assert Body.objects.get() == body


def test_an_editor_may_correct_and_a_reader_may_not(client, editor, reader):
    mandate = make_mandate()
    client.force_login(editor)
    page = choose(client, mandate)
    assert client.get(page).status_code == 200

    client.force_login(reader)
    assert client.get(page).headers["Location"].startswith("/admin/login/")


@pytest.mark.slow
def test_five_hundred_end_dates_are_previewed_done_and_undone_byte_for_byte(desk):
    organisation = make_organisation()
    for number in range(500):
        make_mandate(organisation=organisation, slug=f"u-{number}", starts="2003", ends="..")
    before = everything()
    response = desk.post(
        address(Mandate, "changelist"),
        {"action": "correct_selected", "_selected_action": [1], "select_across": 1},
    )
    page = f"{response.headers['Location']}?falt=ends"

    shown = preview(desk, page, "2011-12-31")
    rows = re.findall("<td>pågår</td><td>31 december 2011</td>", shown.text)
    carry_out(desk, page, "2011-12-31", shown.context["plan"].digest)

    assert len(rows) == 500
    done = ChangeSet.objects.first()
    assert done.touched == {"organisations.mandate": {"~": 500}}
    assert Mandate.objects.filter(ends="2011-12-31").count() == 500
    desk.post(f"{done.get_absolute_url()}angra/")
    assert everything() == before
