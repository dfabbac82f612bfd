from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.comparing.runs import word_differences
from reports.comparing.tokens import Token, plain, tokens
from reports.prose.nodes import Text
from reports.prose.reading import read
from tests.reports.comparing.samples import said


def line(html):
    [paragraph] = read(html)
    return tokens(paragraph.children)


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("Staden är medlem.", "Staden är medlem.", "Staden är medlem ."),
        ("sju städer", "nio städer", "[-sju-] {+nio+} städer"),
        ("fler än 250 000", "fler än 260 000", "fler än [-250 000-] {+260 000+}"),
        ("250&nbsp;000", "250 000", "250 000"),
        ("2009–2011", "2009–2012", "[-2009–2011-] {+2009–2012+}"),
        ("Staden deltar", "Staden deltar inte", "Staden deltar {+inte+}"),
        ("Mycket, ofta", "Mycket ofta", "Mycket [-,-] ofta"),
        ("ett <b>stort</b> ord", "ett stort ord", "ett {stort} ord"),
        ("m2", "m<sup>2</sup>", "[-m2-] {+m 2+}"),
        ('<a href="https://a.se/">här</a>', '<a href="https://b.se/">här</a>', "{här}"),
        ("ord", "ord<span class=footnote>not</span>", "ord {+[ not ]+}"),
        ("a<br>b", "a b", "a [-\n-] b"),
        ('<data value="a.b">sju</data>', '<data value="a.c">sju</data>', "sju"),
        # What two sentences have in common by chance does not part them.
        ("medlem i styrelsen", "ordförande i nämnden", "[-medlem i styrelsen-] "
         "{+ordförande i nämnden+}"),
        # What is long between two changes does.
        ("sju ordinarie ledamöter och fem", "nio ordinarie ledamöter och sex",
         "[-sju-] {+nio+} ordinarie ledamöter och [-fem-] {+sex+}"),
    ],
)  # fmt: skip
def test_a_line_is_compared_word_by_word(old, new, difference):
    assert said(word_differences(line(old), line(new))) == difference


def applied(runs, old):
    """The old line with the difference carried out; the runs must fit it."""
    found, place = [], 0
    for run in runs:
        assert old[place : place + len(run.old)] == run.old
        place += len(run.old)
        found += run.old if run.kind == "same" else run.new
    assert place == len(old)
    return tuple(found)


words = st.lists(
    st.builds(
        Token,
        st.sampled_from(["a", "b", "och", "i", ",", "staden", "medlemskap"]),
        st.sampled_from([(), (), ("strong",)]),
    ),
    max_size=40,
).map(tuple)


@given(words, words)
def test_the_old_line_with_the_difference_is_the_new_line(old, new):
    assert applied(word_differences(old, new), old) == new


@given(words, words)
def test_no_run_is_empty_and_no_two_of_a_kind_follow_each_other(old, new):
    runs = word_differences(old, new)

    assert all(run.old or run.new for run in runs)
    assert all(a.kind != b.kind or a.kind == "set" for a, b in pairwise(runs))


@given(st.text(max_size=60))
def test_a_line_as_words_loses_nothing_but_spaces(text):
    bare = text.replace("\u00ad", "")

    assert "".join(plain(tokens([Text(text)])).split()) == "".join(bare.split())


@pytest.mark.parametrize(
    ("old", "new"),
    [("a " * 20_000, "a b " * 10_000), ("a b " * 10_000, "b c " * 10_000), ("1 111 " * 9_000, "x")],
    ids=["one word again and again", "two by two", "numbers"],
)
def test_a_line_of_twenty_thousand_words_does_not_take_long(old, new):
    begun = process_time()

    word_differences(tokens([Text(old)]), tokens([Text(new)]))

    assert process_time() - begun < 3
