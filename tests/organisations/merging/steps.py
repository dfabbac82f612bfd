"""What the tests of merging do over and over."""

import pytest

from organisations.merging.clashes import KEPT
from organisations.merging.merge import CannotMerge, Chosen, merge
from organisations.merging.plan import make_plan
from organisations.reasons import ReasonForm
from stadsnat.models import ChangeSet
from tests.stadsnat.test_undo import everything


def why(**answers):
    form = ReasonForm({"varfor-reason": "Samma organisation"} | answers)
    assert form.is_valid()
    return form


def chosen_for(plan, *, clashes=KEPT, keep_name=True, **fields):
    return Chosen(
        {field.name: fields.get(field.name, field.initial) for field in plan.fields},
        {choice.clash.key: clashes for choice in plan.clashes},
        keep_name,
    )


def merge_two(kept, dropped, *, by=None, **choices):
    plan = make_plan(kept, dropped)
    return merge(plan, chosen_for(plan, **choices), why(), by=by)


def in_the_way(kept, dropped, **choices):
    """What stands in the way of merging; checks that the attempt has changed nothing."""
    before, sets = everything(), ChangeSet.objects.count()
    with pytest.raises(CannotMerge) as caught:
        merge_two(kept, dropped, **choices)
    assert (everything(), ChangeSet.objects.count()) == (before, sets)
    return caught.value.obstacles
