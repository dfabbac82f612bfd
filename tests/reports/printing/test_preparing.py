from xml.etree.ElementTree import fromstring, tostring

import pytest

from reports.printing.preparing import break_words, divide_words, prepare

HYPHEN, BREAK = "\u00ad", "\u200b"


def in_fours(word):
    return list(range(4, len(word), 4))


def prepared(markup):
    root = fromstring(f"<body>{markup}</body>")
    prepare(root, in_fours)
    return tostring(root, encoding="unicode").removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ett litet ord", "ett litet ord"),
        ("x" * 10, f"xxxxx{BREAK}xxxxx"),
        (f"se {'x' * 6}.", f"se xxxxx{BREAK}x."),
        ("abcd/efgh/ijkl?mn=opqr", "abcd/efgh/ijkl?mn=opqr"),  # breaks there anyway
    ],
)
def test_a_word_longer_than_a_line_may_break(text, printed):
    assert break_words(text, 5) == printed


def test_a_word_longer_than_its_column_is_divided():
    assert divide_words("en stadsbyggnad, 2009", 10, in_fours) == (
        f"en stad{HYPHEN}sbyg{HYPHEN}gnad, 2009"
    )


def test_what_is_too_long_for_a_word_is_broken_without_hyphens():
    assert divide_words("x" * 101, 50, in_fours) == BREAK.join(["x" * 50, "x" * 50, "x"])


def test_a_wide_table_is_set_smaller_and_its_words_may_be_divided():
    row = "<tr><td>ett</td><td>sammanhållning</td>{}</tr>"
    assert prepared(f"<table><tbody>{row.format('')}</tbody></table>") == (
        f"<table><tbody>{row.format('')}</tbody></table>"
    )
    wide = row.format('<td colspan="6">x</td>')
    assert prepared(f"<table><tbody>{wide}</tbody></table>") == (
        '<table class="many-columns"><tbody>'
        + wide.replace("sammanhållning", HYPHEN.join(["samm", "anhå", "llni", "ng"]))
        + "</tbody></table>"
    )


def test_rows_that_share_a_cell_stay_together():
    plain, joined = "<tr><td>x</td></tr>", '<tr class="joined">'
    markup = (
        f'<table><tbody>{plain}<tr><td rowspan="3">a</td><td>b</td></tr>{plain}{plain}{plain}'
        "</tbody></table>"
    )

    assert prepared(markup) == (
        f'<table><tbody>{plain}{joined}<td rowspan="3">a</td><td>b</td></tr>'
        f"{joined}<td>x</td></tr>{plain}{plain}</tbody></table>"
    )


def test_a_span_that_is_no_number_is_one_cell():
    markup = '<table><tr><td rowspan="många" colspan="-1">x</td></tr></table>'

    assert prepared(markup) == markup


def test_a_name_longer_than_its_text_gets_room():
    entry = '<section class="entry"><h3>Ett nätverk med långt namn</h3><p>{}</p></section>'
    roomy = entry.replace("entry", "entry short lines-2", 1)

    assert prepared(entry.format("Kort.")) == roomy.format("Kort.")
    assert prepared(entry.format("Kort. " * 40)) == entry.format("Kort. " * 40)


def test_a_text_without_end_is_shared_out():
    words = "ordet " * 2000
    shared = prepared(f"<p>{words}<em>x</em>{words}</p>")

    first, second = "ordet " * 1333, "ordet " * 667
    assert shared == (f"<p>{first}<span>{second}</span><em>x</em>{first}<span>{second}</span></p>")
