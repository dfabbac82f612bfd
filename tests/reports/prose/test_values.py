from decimal import Decimal

import pytest

from reports.prose.swedish import listed
from reports.prose.values import FILTERS, Value, of_list, of_number

SEVEN = of_number(7)
MORE = of_number(130, "fler än")
DAY = Value("24 mars 2011", edtf="2011-03-24")
TERM = Value("2009–2011", edtf="2009/2011")
NAMES = of_list(("Metropolis", "POLIS", "UCLG"))


@pytest.mark.parametrize(
    ("value", "name", "said"),
    [
        (SEVEN, "bokstäver", "sju"),
        (of_number(12), "bokstäver", "tolv"),
        (of_number(13), "bokstäver", "13"),
        (of_number(250000), "bokstäver", "250\u00a0000"),
        (of_number(7, "minst"), "bokstäver", "minst sju"),
        (of_number(Decimal("1.5")), "bokstäver", "1,5"),
        (Value("ungefär hälften"), "bokstäver", "ungefär hälften"),
        (MORE, "tal", "130"),
        (MORE, "gräns", "fler än 130"),
        (Value("över 130", Decimal(130), "fler än"), "gräns", "fler än 130"),
        (DAY, "kort", "2011-03-24"),
        (TERM, "kort", "2009–2011"),
        (DAY, "år", "2011"),
        (TERM, "år", "2009–2011"),
        (Value("Stockholm"), "genitiv", "Stockholms"),
        (Value("POLIS"), "genitiv", "POLIS"),
        (Value("Linz"), "genitiv", "Linz"),
        (Value("Bordeaux"), "genitiv", "Bordeaux"),
        (Value("Cities!"), "genitiv", "Cities!"),
        (Value("Vision (2030)"), "genitiv", "Vision (2030):s"),
        (Value(""), "genitiv", ""),
        (Value("UCLG"), "genitiv", "UCLG:s"),
        (Value("ordförande"), "versal", "Ordförande"),
        (Value("ängen"), "versal", "Ängen"),
        (NAMES, "lista", "Metropolis, POLIS och UCLG"),
        (NAMES, "antal", "3"),
        (DAY, "antal", "24 mars 2011"),
    ],
)
def test_a_filter_chooses_how_a_value_is_said(value, name, said):
    assert FILTERS[name](value).words == said


@pytest.mark.parametrize(
    ("items", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a och b"), (("a", "b", "c"), "a, b och c")],
)
def test_names_are_joined_as_in_a_sentence(items, said):
    assert listed(items) == said
