import pytest

from reports.comparing.figures import figure_changes
from reports.document import Quoted, Stated


def quoted(expression, words, said_of="2011", source="Rapporten"):
    return Quoted(expression, expression, words, said_of, (Stated(source, "s. 2", "2011"),), ())


SEVEN = quoted("a.forum", "7")


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ([SEVEN], [SEVEN], []),
        ([SEVEN], [quoted("a.forum", "8")], [("changed", "7", "8")]),
        ([SEVEN], [], [("gone", "7", None)]),
        ([], [SEVEN], [("new", None, "7")]),
        ([SEVEN], [quoted("a.forum", "7", source="Breven")], [("sourced", "7", "7")]),
        ([SEVEN], [quoted("a.forum", "7", said_of="2012")], [("sourced", "7", "7")]),
        # The same fact, said in another way.
        ([SEVEN], [quoted("a.forum|bokstäver", "sju")], [("changed", "7", "sju")]),
        (
            [SEVEN, quoted("a.forum|bokstäver", "sju")],
            [SEVEN, quoted("a.forum|versal", "Sju")],
            [("changed", "sju", "Sju")],
        ),
        ([SEVEN], [quoted("b.forum", "7")], [("new", None, "7"), ("gone", "7", None)]),
    ],
)
def test_values_answer_by_the_facts_that_they_state(old, new, difference):
    found = figure_changes(old, new)

    assert [
        (change.kind, change.old and change.old.words, change.new and change.new.words)
        for change in found
    ] == difference
    assert all(change.label for change in found)
