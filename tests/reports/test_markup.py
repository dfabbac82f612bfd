import pytest

from reports.document import Chapter, DataRow, DataTable
from reports.markup import block_html, chapter_html
from reports.prose.nodes import DataBlock, Table
from reports.prose.reading import read


def html(text, level=2):
    return chapter_html(Chapter(1, 1, level, "Rubrik", read(text)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>a &lt;b&gt; &amp; c</p>", "<p>a &lt;b&gt; &amp; c</p>"),
        ("<p><em>a</em><br><sub>b</sub></p>", "<p><em>a</em><br><sub>b</sub></p>"),
        ("<ul><li>a<ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("a<span class=footnote>b</span>", '<p>a<span class="footnote">b</span></p>'),
        (
            '<data value="a.b|versal">Sju</data>',
            '<p><span class="ref" data-reference="a.b|versal">Sju</span></p>',
        ),
        ('<a href="https://a.se/?b&amp;c">d</a>', '<p><a href="https://a.se/?b&amp;c">d</a></p>'),
    ],
)
def test_blocks_are_shown_as_they_are_printed(text, shown):
    assert html(text) == shown


@pytest.mark.parametrize(
    ("level", "text", "tags"),
    [
        (2, "<h3>a</h3><h4>b</h4>", ["h3", "h4"]),
        (3, "<h3>a</h3><h4>b</h4>", ["h4", "h5"]),
        (2, "<h4>b</h4><h3>a</h3><h4>c</h4>", ["h3", "h3", "h4"]),
        (4, "<h3>a</h3><h4>b</h4>", ["h5", "h6"]),
    ],
)
def test_no_level_of_headings_is_skipped(level, text, tags):
    assert [part[:2] for part in html(text, level).split("<")[1::2]] == tags


def test_the_cells_of_a_written_table_say_what_they_head():
    [table] = read("<table><caption>K</caption><tr><th>a<th>b<tr><th>c<td>d</table>")

    assert block_html(Table(table.caption, table.head, table.rows, 3)) == (
        '<div class="written" tabindex="0">'
        '<table class="data"><caption><b>Tabell 3.</b> K</caption>'
        '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        '<tbody><tr><th scope="row">c</th><td>d</td></tr></tbody></table></div>'
    )


def test_the_unknown_in_a_table_is_said():
    table = DataTable("fees", "Avgifter.", ("Organisation", "2011"), (DataRow("a", ("A", None)),))

    shown = block_html(table)

    assert (
        '<th scope="row">A</th><td data-label="2011"><em class="unknown">uppgift saknas</em></td>'
        in shown
    )


def test_an_empty_table_says_so():
    table = DataTable("fees", "Avgifter.", ("Organisation", "2011"), ())

    assert '<td colspan="2">Inga uppgifter för dagen.</td>' in block_html(table)


def test_a_value_from_the_register_cannot_be_markup():
    table = DataTable("fees", "<b>", ("<i>",), (DataRow("a", ("<script>",)),))

    shown = block_html(table)

    assert ("<script>" in shown, "<i>" in shown, "&lt;script&gt;" in shown) == (False, False, True)


def test_a_block_that_does_not_exist_is_named():
    assert block_html(DataBlock("trolls")) == '<p class="missing">[tabell: trolls]</p>'
