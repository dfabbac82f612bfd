"""A table from elsewhere: its columns have been given a meaning, and it is read generously."""

import io

import pytest

from organisations.exchange.cells import read_cells
from organisations.exchange.foreign import Given, recalled, remember, remembered
from organisations.exchange.reading_told import how_it_was_read
from organisations.exchange.resources import RESOURCE_OF
from organisations.models import Fee, ForeignTable, Membership, Organisation, Topic
from tests.factories import make_membership, make_organisation, make_other_name

from .files import cells_of, counts, plan_for, problems, table

pytestmark = pytest.mark.django_db

MEANING = {"Nätverk": "organisation", "Start": "starts", "Slut": "ends", "Text": "note"}


def given(model=Membership, meaning=MEANING, same=(), recognises=False):
    return Given(RESOURCE_OF[model], meaning, dict(same), recognises)


def plan_of(*rows, headings=tuple(MEANING), **fields):
    cells = cells_of(table("Blad1", headings, *rows))
    return plan_for(cells, given={"Blad1": given(**fields)})


def changes(plan, which="new"):
    return [row.changes for _sheet, row in plan.rows(which)]


def periods(plan):
    return [(values["starts"], values["ends"]) for values in changes(plan)]


def readings(plan, cells=None):
    told = how_it_was_read(plan, cells or cells_of(table("x", ["y"])), {})["readings"]
    return [(each.column, each.stands, each.read_as, each.places) for each in told]


@pytest.fixture
def uclg():
    return make_organisation(slug="uclg", name="Förenade städer", abbreviation="UCLG")


def test_each_column_is_read_as_what_it_was_said_to_be(uclg):
    plan = plan_of(["uclg", "2003", "2008", "Enligt pärmen"])

    [values] = changes(plan)
    assert (values["organisation"], values["note"]) == (uclg.pk, "Enligt pärmen")
    assert periods(plan) == [("2003", "2008")]


def test_a_column_that_is_not_to_be_read_is_named(uclg):
    plan = plan_of(["uclg", "2003", "", "x"], meaning=MEANING | {"Text": ""})

    assert plan.sheets[0].headings.left == [("Text", "D")]
    assert changes(plan)[0]["note"] == ""


@pytest.mark.parametrize(
    "name", ["uclg", "UCLG", "Förenade  städer", "FÖRENADE STÄDER", "Storstad"]
)
def test_another_row_is_found_by_any_of_its_names(uclg, name):
    make_other_name(organisation=uclg, name="Storstad")

    assert changes(plan_of([name, "2003", "", ""]))[0]["organisation"] == uclg.pk


def test_a_name_that_several_have_is_wrong_and_tells_which(uclg):
    make_organisation(slug="andra", name="Förenade städer")

    assert problems(plan_of(["Förenade städer", "2003", "", ""])) == [
        (
            *(2, "A", "Nätverk", "Förenade städer"),
            "Flera heter så. Skriv kortnamnet på en: andra, uclg.",
        )
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "period"),
    [
        ("sedan 2003", "", ("2003", "..")),
        ("fr.o.m. 2003", "", ("2003", "")),
        ("2003", "t.o.m. 2010", ("2003", "2010")),
        ("sedan ca 1995", "2008", ("1995~", "2008")),
        ("1990-talet", "okänt", ("199X", "")),
        ("2004–2008", "", ("2004", "2008")),
        ("2004-2008", "2008", ("2004", "2008")),
        ("2004/2008", "", ("2004/2008", "")),
        ("", "2004–2008", ("2004", "2008")),
    ],
)
def test_words_among_the_years_are_read(uclg, starts, ends, period):
    assert periods(plan_of(["uclg", starts, ends, ""])) == [period]


def test_what_a_date_was_written_as_is_kept_where_it_says_more(uclg):
    plan = plan_of(
        *(["uclg", words, "2008", ""] for words in ("sedan ca 1995", "sedan 1995", "1995–2008"))
    )

    found = [(row.number, row.changes["starts_words"]) for row in plan.sheets[0].rows]
    assert found == [(2, "sedan ca 1995"), (3, ""), (4, "")]


def test_two_ends_that_disagree_are_wrong(uclg):
    assert problems(plan_of(["uclg", "2004–2008", "2009", ""])) == [
        (
            *(2, "B", "Start", "2004–2008"),
            "Här står också 2008, men raden har 2009. Skriv det som gäller.",
        )
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2009–2011", ("2009", "2011")),
        ("sedan 2003", ("2003", "..")),
        ("2003–", ("2003", "")),
        ("till 2008", ("", "2008")),
        ("okt 2008 – mars 2011", ("2008-10", "2011-03")),
    ],
)
def test_a_whole_period_in_one_column_is_read_as_two(uclg, text, period):
    meaning = {"Nätverk": "organisation", "Tid": "period"}

    assert periods(plan_of(["uclg", text], headings=("Nätverk", "Tid"), meaning=meaning)) == [
        period
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2003", "”2003” är en enda tid. Skriv sedan 2003, eller både början och slut."),
        (
            "2008-10",
            "”2008-10” kan betyda oktober 2008 eller 2008–2010. Skriv det som menas.",
        ),
    ],
)
def test_a_period_that_may_mean_two_things_is_wrong(uclg, text, right):
    meaning = {"Nätverk": "organisation", "Tid": "period"}

    found = problems(plan_of(["uclg", text], headings=("Nätverk", "Tid"), meaning=meaning))

    assert found == [(2, "B", "Tid", text, right)]


def test_a_value_for_all_rows_stands_in_for_a_column():
    plan = plan_of(
        *(["Ett"], ["Två"]),
        headings=["Benämning"],
        model=Organisation,
        meaning={"Benämning": "name"},
        same={"kind": "nätverk"},
    )

    assert [(each["name"], each["kind"]) for each in changes(plan)] == [
        ("Ett", "network"),
        ("Två", "network"),
    ]


def test_rows_that_are_in_the_register_are_recognised_by_name_when_asked_for(uclg):
    options = {
        "headings": ["Benämning", "Ort"],
        "model": Organisation,
        "meaning": {"Benämning": "name", "Ort": "seat"},
        "same": {"kind": "nätverk"},
    }
    rows = (["Förenade städer", "Barcelona"], ["Ny", ""])

    recognised = plan_of(*rows, recognises=True, **options)
    not_asked = plan_of(*rows, **options)

    assert [row.pk for _sheet, row in recognised.rows("changed")] == [uclg.pk]
    assert counts(recognised) == (1, 1, 0, 0, 0)
    assert counts(not_asked) == (2, 0, 0, 0, 0)
    assert ("Benämning", "”Förenade städer”", "raden uclg, som redan finns", "A2") in readings(
        recognised
    )


def test_a_row_twice_in_the_file_is_told(uclg):
    found = plan_of(
        *(["UCLG"], ["Förenade städer"]),
        headings=["Benämning"],
        model=Organisation,
        meaning={"Benämning": "name"},
        recognises=True,
    )

    assert problems(found) == [
        (3, "A", "Benämning", "Förenade städer", "Samma rad i registret står på rad 2.")
    ]


def test_a_new_name_twice_in_the_file_is_told():
    found = plan_of(
        *(["Prov"], ["prov "]),
        headings=["Benämning"],
        model=Topic,
        meaning={"Benämning": "name"},
        recognises=True,
    )

    assert problems(found) == [(3, "A", "Benämning", "prov ", "Samma namn står på rad 2.")]


@pytest.mark.parametrize(
    ("starts", "fate"),
    [
        ("2003", (0, 0, 1, 0, 0)),
        ("2004", (0, 1, 0, 0, 0)),
        ("sedan 2003", (0, 0, 1, 0, 0)),
        ("2012", (1, 0, 0, 0, 0)),
        ("x", (0, 0, 0, 1, 0)),
    ],
)
def test_a_membership_is_recognised_by_its_organisation_and_time(uclg, starts, fate):
    make_membership(organisation=uclg, starts="2003", ends="2010")

    assert counts(plan_of(["UCLG", starts, "", ""], recognises=True)) == fate


def test_a_membership_that_may_be_either_of_two_is_wrong(uclg):
    for year in ("2001", "2005"):
        make_membership(organisation=uclg, starts=year, ends=year)

    assert problems(plan_of(["UCLG", "2000–2010", "", ""], recognises=True)) == [
        (
            2,
            "A",
            "Nätverk",
            "UCLG",
            "Flera rader i registret kan vara den här. Ändra dem i portalen.",
        )
    ]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("250 000 kr", "250000", "SEK"),
        ("1 200,50", "1200.50", "SEK"),
        ("€ 1 200,50", "1200.50", "EUR"),
        ("1200:-", "1200", "SEK"),
        ("900 DKK", "900", "DKK"),
    ],
)
def test_amounts_are_read_with_decimal_commas_and_currencies(uclg, text, amount, currency):
    make_membership(organisation=uclg)
    meaning = {"Nätverk": "membership", "År": "year", "Avgift": "amount"}

    plan = plan_of(["UCLG", "2011", text], headings=tuple(meaning), model=Fee, meaning=meaning)

    [values] = changes(plan)
    assert (str(values["amount"]), values["currency"]) == (amount, currency)


def test_every_generous_reading_is_told_with_what_stood_where(uclg):
    text = "Nätverk;Start;Slut;Text\r\nUCLG;sedan 2003;;\r\nförenade städer;ca 1995;2001; x\r\n"
    cells = read_cells(io.BytesIO(text.encode("windows-1252")), "Blad1.csv")
    plan = plan_for(cells, given={"Blad1": given()})

    told = how_it_was_read(plan, cells, {})

    assert told["notes"] == [
        "Filen tolkades som Windows-1252: kontrollera å, ä och ö.",
        "Semikolon som skiljetecken.",
    ]
    assert readings(plan, cells) == [
        ("Nätverk", "”förenade städer”", "uclg", "A3"),
        ("Slut", "1 årtal utan månad och dag", "hela året; månad och dag är okända", "C3"),
        (
            *("Start", "”sedan 2003”"),
            *("2003 (1 januari – 31 december 2003); till och med: pågår", "B2"),
        ),
        ("Start", "”ca 1995”", "omkring 1995 (1 januari – 31 december 1995)", "B3"),
        ("Text", "1 text med mellanslag runt om", "samma text utan dem", "D3"),
    ]
    [(_sheet, columns, _own)] = told["meanings"]
    assert [(each.heading, each.letter, each.field) for each in columns] == [
        ("Nätverk", "A", "Organisation"),
        ("Start", "B", "Från och med"),
        ("Slut", "C", "Till och med"),
        ("Text", "D", "Anmärkning"),
    ]


def test_many_readings_are_shown_some_at_a_time_and_alike_ones_are_counted(uclg):
    rows = [["uclg", f"ca {1900 + number}", "", ""] for number in range(30)]
    plan = plan_of(*rows, *rows[:3], *rows[:3])
    cells = cells_of(table("x", ["y"]))

    first = how_it_was_read(plan, cells, {})
    everything = how_it_was_read(plan, cells, {"visa": "tolkningar"})

    assert (first["reading_count"], len(first["readings"])) == (30, 20)
    assert len(everything["readings"]) == 30
    assert (first["readings"][0].count, first["readings"][0].places) == (3, "B2, B32, B35")


def test_a_decimal_comma_is_told_of_a_text_file_and_not_of_a_number_in_a_workbook():
    make_membership(organisation=make_organisation(name="X"))
    meaning = {"Nätverk": "membership", "År": "year", "Avgift": "amount"}
    text = "Nätverk;År;Avgift\r\nX;2011;1200,5\r\n"
    cells = read_cells(io.BytesIO(text.encode()), "Blad1.csv")

    of_text = plan_for(cells, given={"Blad1": given(Fee, meaning)})
    of_book = plan_of(["X", "2011", "1200,5"], headings=tuple(meaning), model=Fee, meaning=meaning)

    assert [each[:3] for each in readings(of_text)] == [
        ("Avgift", "”1200,5”", "1\N{NO-BREAK SPACE}200,5"),
        ("Nätverk", "”X”", f"medlemskap {Membership.objects.get().pk}"),
    ]
    assert [each[0] for each in readings(of_book)] == ["Nätverk"]


def test_what_was_said_holds_for_the_same_headings_in_any_order_and_capitals(editor):
    def sheet(*headings):
        return cells_of(table("Blad1", headings, ["x"] * len(headings))).sheets[0]

    remember(sheet("Benämning", "Kod"), given(Topic, {"Benämning": "name", "Kod": ""}), by=editor)

    again = sheet("KOD", "benämning", "(fel)")
    assert recalled(again, remembered(again)).meaning == {"KOD": "", "benämning": "name"}
    assert remembered(sheet("Benämning", "Kod", "Mer")) is None
    remember(sheet("kod", "benämning"), given(Topic, {"kod": "slug", "benämning": "name"}), by=None)
    assert ForeignTable.objects.get().meaning == {"kod": "slug", "benämning": "name"}


def test_a_table_from_elsewhere_asks_the_database_as_often_for_one_row_as_for_three(
    uclg, django_assert_num_queries
):
    rows = [["UCLG", str(year), str(year), ""] for year in (2001, 2003, 2005)]
    for some in (rows[:1], rows):
        with django_assert_num_queries(4):
            plan_of(*some, recognises=True)
