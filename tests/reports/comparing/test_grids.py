import pytest

from reports.comparing.sections import section_changes
from tests.reports.comparing.samples import make_chapter, make_table


def change(old, new):
    [section] = section_changes([make_chapter(1, "A", old)], [make_chapter(1, "A", new)])
    [table] = section.tables()
    return table


def rows(table):
    """Each row that differs: its kind and its cells, "was → is" where they do."""
    return [
        (row.kind, [f"{c.old} → {c.new}" if c.is_changed else c.new for c in row.cells])
        for row in table.rows
    ]


def written(*rows, caption="Avgifter."):
    inside = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in rows)
    return f"<table><caption>{caption}</caption>{inside}</table>"


def test_rows_answer_to_each_other_by_their_keys():
    table = change(
        make_table(("Eurocities", "100"), ("Metropolis", "7"), ("UCLG", None)),
        make_table(("C40", "50"), ("Eurocities", "120"), ("UCLG", None)),
    )

    assert rows(table) == [
        ("new", ["C40", "50"]),
        ("changed", ["Eurocities", "100 → 120"]),
        ("gone", ["Metropolis", "7"]),
    ]
    assert (table.kind, table.unchanged, table.changed_cells) == ("changed", 1, 1)


def test_what_becomes_known_is_a_change():
    assert rows(change(make_table(("UCLG", None)), make_table(("UCLG", "0")))) == [
        ("changed", ["UCLG", "None → 0"])
    ]


def test_a_column_that_came_or_went_is_told_once():
    table = change(
        make_table(("A", "1", "2"), ("B", "3", "4"), columns=("Organisation", "2010", "2011")),
        make_table(("A", "2", "5"), ("B", "0", "6"), columns=("Organisation", "2011", "2012")),
    )

    assert [(column.name, column.kind) for column in table.columns] == [
        ("Organisation", "same"),
        ("2010", "gone"),
        ("2011", "same"),
        ("2012", "new"),
    ]
    assert rows(table) == [("changed", ["B", "3", "4 → 0", "6"])]


def test_rows_in_another_order_are_told_as_such():
    table = change(make_table(("A", "1"), ("B", "2")), make_table(("B", "2"), ("A", "1")))

    assert (table.kind, table.is_reordered, table.rows) == ("changed", True, ())


def test_two_rows_of_the_same_key_are_told_apart():
    table = change(make_table(("A", "1"), ("A", "2")), make_table(("A", "1"), ("A", "3")))

    assert rows(table) == [("changed", ["A", "2 → 3"])]


def test_a_caption_or_a_note_that_differs_is_told():
    table = change(make_table(note="Förr."), make_table(caption="Kostnader.", note="Nu."))

    assert (table.old_caption, table.caption, table.notes) == (
        "Avgifter.",
        "Kostnader.",
        ("Förr.", "Nu."),
    )


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        (written("ab", "cd"), written("ab", "ce"), [("changed", ["c", "d → e"])]),
        (written("ab", "cd"), written("ab", "cd", "fg"), [("new", ["f", "g"])]),
        # A row whose first cell was corrected is the same row.
        (
            written("abc", ["x", "1", "2"]),
            written("abc", ["y", "1", "2"]),
            [("changed", ["x → y", "1", "2"])],
        ),
        (
            "<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>",
            "<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>6</table>",
            [("changed", ["", "4", "5 → 6"])],
        ),
    ],
)
def test_tables_written_by_hand_answer_by_their_first_cells(old, new, difference):
    assert rows(change(old, new)) == difference


def test_a_heading_over_several_columns_is_said_of_each():
    table = change(
        "<table><tr><th>N<th colspan=2>År<tr><th>N<th>2010<th>2011<tr><td>A<td>1<td>2</table>",
        "<table><tr><th>N<th colspan=2>År<tr><th>N<th>2010<th>2011<tr><td>A<td>1<td>3</table>",
    )

    assert [column.name for column in table.columns] == ["N", "År 2010", "År 2011"]


def test_tables_with_another_caption_answer_by_their_kind():
    old = [make_table(("A", "1")), make_table(("B", "1"), kind="mandates")]
    new = [make_table(("B", "2"), kind="mandates", caption="Uppdrag."), make_table(("A", "1"))]

    [section] = section_changes([make_chapter(1, "A", *old)], [make_chapter(1, "A", *new)])

    assert [(part.kind, part.caption) for part in section.tables()] == [
        ("changed", "Uppdrag."),
        ("same", "Avgifter."),
    ]
