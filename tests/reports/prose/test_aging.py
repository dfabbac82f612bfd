from datetime import date
from itertools import pairwise

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from reports.prose.aging import aging_words

SPRING = date(2011, 3, 24)
AUTUMN = date(2026, 11, 22)

# A text, and the words in it that age.
FOUND = [
    ("Nuvarande ordförande är Barcelona.", ["Nuvarande"]),
    ("Staden är i dagsläget inte aktiv.", ["i dagsläget"]),
    ("I nuläget deltar två förvaltningar.", ["I nuläget"]),
    ("Platsen står för närvarande tom.", ["för närvarande"]),
    ("Platsen står f.n. tom.", ["f.n."]),
    ("Staden är i dag medlem, och var det idag också.", ["i dag", "idag"]),
    ("Just nu sitter ingen där.", ["Just nu"]),
    ("Staden är nu medlem.", ["nu"]),
    ("Enligt nu gällande stadgar krävs en ansökan.", ["nu gällande"]),
    ("Under de senaste två åren har staden inte deltagit.", ["de senaste två åren"]),
    ("Under de två senaste åren har staden inte deltagit.", ["de två senaste åren"]),
    ("Det senaste året har fyra möten hållits.", ["Det senaste året"]),
    ("På senare år har nätverket vuxit.", ["På senare år"]),
    ("Kongressen hålls i år i Lyon, förra året i Oslo.", ["i år", "förra året"]),
    ("Årets kongress hålls i Lyon.", ["Årets"]),
    ("Nästa års avgift är inte känd.", ["Nästa års"]),
    ("Staden valdes nyligen in.", ["nyligen"]),
    ("Arbetet började i höstas.", ["i höstas"]),
    ("Staden är sedan en tid vice ordförande.", ["sedan en tid"]),
    ("Numera leds nätverket från Bryssel.", ["Numera"]),
    ("Stadgarna är ännu inte antagna.", ["ännu inte"]),
    ("Kommande kongresser hålls i Asien.", ["Kommande"]),
    ("Ett nytt nätverk bildas av nya städer och en ny stiftelse.", ["nytt", "nya", "ny"]),
    ("Nya medlemmar tas in. Nytt är också avgiften.", ["Nya", "Nytt"]),
    ("Stadens nyetablerade nätverk.", ["nyetablerade"]),
    ("Under innevarande mandatperiod prövas frågan.", ["innevarande mandatperiod"]),
    ("Frågan prövas inom kort, och tills vidare gäller avtalet.", ["inom kort", "tills vidare"]),
]
# Texts that look like it.
NEAR_MISSES = [
    "Nya Zeeland och New York är med.",
    "Också Nya Zeeland är med, liksom Nya Karolinska.",
    "En nyanserad bild av nyttan: till stor nytta och mervärde.",
    "Staden valdes på nytt.",
    "Nyköping och Nynäshamn deltar.",
    "Idagens och vardagens frågor.",
    "Mötet hölls i vår stad och i våra lokaler.",
    "I år 2011 ingår två möten.",
    "Staden är medlem sedan 2003.",
    "I årtionden har staden deltagit.",
    "Den senaste uppgiften är från den 24 mars 2011.",
    "Enheten numrerade bilagorna.",
    "Nuet och framtiden.",
    "Frågan är inte snarlik.",
    "Mandatperioden löper ut 2014.",
    "",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_words_that_age_are_found(text, words):
    assert [aging.words for aging in aging_words(text, SPRING)] == words


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_words_that_only_look_like_it_are_left_alone(text):
    assert aging_words(text, SPRING) == []


@pytest.mark.parametrize(
    ("text", "day", "instead"),
    [
        ("de senaste två åren", SPRING, "2009–2010"),
        ("de senaste två åren", AUTUMN, "2025–2026"),
        ("de senaste 10 åren", SPRING, "2001–2010"),
        ("de närmaste tre åren", SPRING, "2012–2014"),
        ("för tolv år sedan", SPRING, "1999"),
        ("i år", SPRING, "2011"),
        ("årets", SPRING, "2011 års"),
        ("förra året", SPRING, "2010"),
        ("i fjol", SPRING, "2010"),
        ("nästa år", SPRING, "2012"),
        ("i dag", SPRING, "den 24 mars 2011"),
        ("nuvarande", AUTUMN, "den 22 november 2026"),
        ("förra månaden", date(2011, 1, 5), "i december 2010"),
        ("nästa månad", date(2011, 12, 5), "i januari 2012"),
        ("i våras", SPRING, "våren 2010"),
        ("i somras", AUTUMN, "sommaren 2026"),
        ("i höstas", SPRING, "hösten 2010"),
        ("i höst", SPRING, "hösten 2011"),
        ("i sommar", AUTUMN, "sommaren 2027"),
    ],
)
def test_what_to_write_instead_is_reckoned_from_the_reports_day(text, day, instead):
    [aging] = aging_words(text, day)

    assert f"”{instead}”" in aging.advice


def test_each_finding_says_where_it_stands():
    text = "Staden är för närvarande medlem och deltar numera i allt."

    found = aging_words(text, SPRING)

    assert [text[aging.start : aging.end] for aging in found] == ["för närvarande", "numera"]


def test_a_break_of_line_inside_the_words_hides_nothing():
    assert [a.words for a in aging_words("de senaste\n  två åren", SPRING)] == [
        "de senaste\n  två åren"
    ]


def test_what_cannot_be_reckoned_is_asked_for():
    [aging] = aging_words("nyligen", SPRING)

    assert aging.advice == "Åldras. Ange året eller dagen."


def test_advice_is_in_its_readers_language_and_the_words_for_the_report_in_swedish():
    with override("en"):
        [this_year, recently] = aging_words("I år, nyligen.", SPRING)

    assert this_year.advice == (
        "Becomes dated. Write for example “2011”, counted from the report's day 2011-03-24."
    )
    assert recently.advice == "Becomes dated. State the year or the day."


@given(st.text(alphabet="nyaiudgårs t.Ny", max_size=60), st.dates(date(1000, 1, 1)))
def test_findings_stand_in_order_and_never_meet(text, day):
    found = aging_words(text, day)

    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[aging.start : aging.end] == aging.words for aging in found)
