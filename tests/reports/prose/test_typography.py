import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.prose.typography import typeset

# A no-break space is written as _ here.
SAMPLES = {
    "minst 250 000 invånare": "minst 250_000 invånare",
    "1 250 000 kronor": "1_250_000_kronor",
    "år 2009 250 personer": "år 2009 250 personer",
    "enligt § 4 i stadgan": "enligt §_4 i stadgan",
    "§§ 4-6": "§§_4–6",
    "4 § och 4 a §": "4_§ och 4_a_§",
    "12 kr, 3,5 mnkr och 7 %": "12_kr, 3,5_mnkr och 7_%",
    "12 kritiska punkter": "12 kritiska punkter",
    "den 24 mars 2011": "den 24_mars 2011",
    "2011 mars": "2011 mars",
    "den 23-26 november": "den 23–26_november",
    "se bilaga 1, tabell 2 och s. 12-14": "se bilaga_1, tabell_2 och s._12–14",
    "åren 2009-2011": "åren 2009–2011",
    "(2009-2011),": "(2009–2011),",
    "2011-2009": "2011-2009",
    "den 2011-03-24": "den 2011-03-24",
    "2011-2012-05": "2011-2012-05",
    "dnr 006-1348/2010": "dnr_006-1348/2010",
    "KS 2009-2011/14": "KS 2009-2011/14",
    "https://example.org/2009-2011": "https://example.org/2009-2011",
    "Agenda-2009-2011": "Agenda-2009-2011",
    "10-15 procent": "10–15_procent",
    "matchen slutade 2-3": "matchen slutade 2-3",
    "08-508 29 000": "08-508 29_000",
    "t. ex. städer m. m.": "t._ex. städer m._m.",
    "2009–2011": "2009–2011",
    "COVID-19 kom 2019-2020": "COVID-19 kom 2019–2020",
    "": "",
    "10 000-20 000 kr": "10_000–20_000_kr",
    "1 500-2 000 invånare": "1_500–2_000 invånare",
    "2 000-1 500 invånare": "2_000-1_500 invånare",
    "kap. 3-5 och sidorna 4-6": "kap._3–5 och sidorna 4–6",
    "kl. 9-11, kl. 9.00-11.30": "kl._9–11, kl._9.00–11.30",
    "12-14 §§": "12–14_§§",
    "4 kap. 2 §": "4_kap._2_§",
    "januari-mars 2011": "januari–mars 2011",
    "24 mars-2 april 2011": "24_mars–2_april 2011",
    "måndag-fredag": "måndag–fredag",
    "mars-juniprojektet": "mars-juniprojektet",
    "den 2 november 2026 och 2 nov. 2026": "den 2_november 2026 och 2_nov. 2026",
    "bl. a. och fr. o. m.": "bl._a. och fr._o._m.",
    "5 st vid 20 °C": "5_st vid 20_°C",
    "1990-talet och EU-27": "1990-talet och EU-27",
    "s. 4 och kl. 9": "s._4 och kl._9",
    "s. 112-114": "s._112–114",
    "s. 9-10 och s. 10-9": "s._9–10 och s._10-9",
    f"{'1' * 5000}-{'2' * 5000} kr": f"{'1' * 5000}–{'2' * 5000}_kr",
}


@pytest.mark.parametrize(("text", "printed"), SAMPLES.items())
def test_small_signs(text, printed):
    assert typeset(text) == printed.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("before", "text", "printed"),
    [
        ("Avgiften är 250 000", " kr om året", "\u00a0kr om året"),
        ("enligt §", " 4", "\u00a04"),
        ("fler än 130", " medlemsstäder", " medlemsstäder"),
        ("åren 2009", "-2011", "–2011"),
    ],
)
def test_what_stands_before_counts(before, text, printed):
    assert typeset(text, before) == printed


@given(st.text(alphabet="0123456789 -§skrmars.%/\u00a0–"), st.text(max_size=5))
def test_nothing_but_spaces_and_hyphens_changes(text, before):
    printed = typeset(text, before)

    def plain(words):
        return words.replace("\u00a0", " ").replace("–", "-")

    assert plain(printed) == plain(text)


@given(st.text(alphabet="0123456789 -§kr.s"))
def test_what_is_typeset_stays_so(text):
    assert typeset(typeset(text)) == typeset(text)
