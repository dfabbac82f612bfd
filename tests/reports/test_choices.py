"""What forms and the editor offer is what the models and the prose know, no more and no less."""

import pytest

from reports.blocks import KINDS as BLOCKS
from reports.models import Comment, Report
from reports.prose.values import FILTERS
from reports.reviewing.forms import AnswerForm
from reports.starting.kinds import KINDS
from reports.starting.skeletons import sections_of
from reports.writing import known, script


def test_a_new_report_can_be_of_every_kind_of_the_model():
    assert [offer.value for offer in KINDS.values()] == list(Report.Kind)


@pytest.mark.parametrize("kind", Report.Kind)
def test_every_kind_has_sections(kind):
    assert sections_of(kind, [], []) != []


def test_a_comment_is_answered_with_every_outcome_but_that_it_is_open():
    offered = [value for value, _label in AnswerForm().fields["outcome"].choices]

    assert offered == [value for value in Comment.Outcome if value != Comment.Outcome.OPEN]


def test_the_editor_offers_every_form_that_a_value_has():
    offered = [name for name, _label in script.FORMS if name]

    assert sorted(offered) == sorted(FILTERS)
    fitting = {*known.OF_NUMBERS, *known.OF_DATES, *known.OF_LISTS, *known.OF_ALL}
    assert fitting == set(offered)


def test_every_table_of_the_register_has_a_name_to_be_chosen_by():
    assert [name for name, kind in BLOCKS.items() if not str(kind.name)] == []
