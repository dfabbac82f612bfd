import pytest

from stadsnat.periods import say_period


@pytest.mark.parametrize(
    ("starts", "ends", "swedish", "english"),
    [
        ("2005", "2008", "2005–2008", "2005–2008"),
        ("1995", "..", "sedan 1995", "since 1995"),
        (
            "[1994..1996]",
            "..",
            "sedan mitten av 1990-talet",
            "since the mid-1990s",
        ),
        ("2023-06", "", "från juni 2023, slut okänt", "from June 2023, end unknown"),
        ("", "2011", "till 2011, start okänd", "until 2011, start unknown"),
        ("", "..", "pågår, start okänd", "continuing, start unknown"),
        ("", "", "start och slut okända", "start and end unknown"),
        ("2009", "2009", "2009", "2009"),
        ("2008-10", "2011", "oktober 2008 – 2011", "October 2008 – 2011"),
    ],
)
def test_a_period_is_said_as_a_person_writes_it(starts, ends, swedish, english):
    assert (say_period(starts, ends, "sv"), say_period(starts, ends, "en")) == (swedish, english)
