"""Two people change the same row: what is kept of each, field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadsnat.stale import NOW, YOURS, Difference, merge

FIELDS = ["starts", "ends", "note", "topics"]
VALUES = st.sampled_from(["", "2003", "2008", None, 0, (), (1,), (1, 2)])
ROWS = st.fixed_dictionaries(dict.fromkeys(FIELDS, VALUES))
CHOICES = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from([NOW, YOURS, "", "hittepa"]))


@pytest.mark.parametrize(
    ("was", "now", "yours", "choice", "saved", "kept"),
    [
        ("2003", "2003", "2003", "", "2003", None),  # nobody changed it
        ("2003", "2008", "2003", "", "2008", NOW),  # the other did
        ("2003", "2003", "2008", "", "2008", YOURS),  # you did
        ("2003", "2008", "2008", "", "2008", NOW),  # both did, to the same
        ("2003", "2008", "2011", "", "2011", ""),  # both did: it waits for a choice
        ("2003", "2008", "2011", NOW, "2008", NOW),
        ("2003", "2008", "2011", YOURS, "2011", YOURS),
        ("2003", "2008", "2011", "hittepa", "2011", ""),  # no choice at all
        ("2003", "", "2011", NOW, "", NOW),  # the other emptied it
        ("2003", "2008", "", YOURS, "", YOURS),  # you emptied it
        ("2003", "2008", "2003", YOURS, "2008", NOW),  # there is nothing of yours to choose
        ((1,), (1, 2), (1,), "", (1, 2), NOW),
        (None, 0, None, "", 0, NOW),
    ],
)
def test_a_field_is_kept_as_the_one_who_changed_it_left_it(was, now, yours, choice, saved, kept):
    chosen = {"ends": choice} if choice else {}

    merged = merge({"ends": was}, {"ends": now}, {"ends": yours}, chosen)

    assert merged.values == {"ends": saved}
    differences = [] if kept is None else [Difference("ends", was, now, yours, kept)]
    assert merged.differences == differences
    assert merged.clashes == (["ends"] if kept == "" else [])


def test_only_the_fields_of_the_form_are_joined():
    row = {"starts": "2003", "ends": "..", "note": ""}

    merged = merge(row, row | {"note": "ny"}, {"ends": "2011"}, {"note": NOW})

    assert merged.values == {"ends": "2011"}
    assert merged.clashes == []


@given(was=ROWS, now=ROWS, yours=ROWS, chosen=CHOICES)
def test_nothing_typed_is_lost_unless_the_other_is_chosen(was, now, yours, chosen):
    merged = merge(was, now, yours, chosen)

    for name in FIELDS:
        if yours[name] != was[name] and chosen.get(name) != NOW:
            assert merged.values[name] == yours[name]


@given(was=ROWS, now=ROWS, yours=ROWS, chosen=CHOICES)
def test_nothing_the_other_saved_is_lost_unless_yours_is_chosen_or_a_choice_is_asked_for(
    was, now, yours, chosen
):
    merged = merge(was, now, yours, chosen)

    for name in FIELDS:
        if now[name] != was[name] and chosen.get(name) != YOURS:
            assert merged.values[name] == now[name] or name in merged.clashes


@given(was=ROWS, now=ROWS, yours=ROWS)
def test_it_does_not_matter_who_was_first(was, now, yours):
    one, other = merge(was, now, yours, {}), merge(was, yours, now, {})

    assert set(one.clashes) == set(other.clashes)
    for name in set(FIELDS) - set(one.clashes):
        assert one.values[name] == other.values[name]


@given(was=ROWS, now=ROWS, yours=ROWS)
def test_a_choice_for_each_clash_leaves_none(was, now, yours):
    chosen = dict.fromkeys(merge(was, now, yours, {}).clashes, NOW)

    merged = merge(was, now, yours, chosen)

    assert merged.clashes == []
    assert {name: merged.values[name] for name in chosen} == {name: now[name] for name in chosen}


@given(was=ROWS, now=ROWS, yours=ROWS)
def test_every_field_that_anyone_changed_is_shown_and_no_other(was, now, yours):
    shown = [difference.name for difference in merge(was, now, yours, {}).differences]

    assert shown == [n for n in yours if now[n] != was[n] or yours[n] != was[n]]
