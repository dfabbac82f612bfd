"""Every kind of error in a file, in the words that its sender reads."""

import pytest

from organisations.models import Body, Citation, Claim, Mandate, Membership, Organisation, Topic
from tests.factories import (
    change,
    cite,
    make_category,
    make_claim,
    make_former_address,
    make_mandate,
    make_membership,
    make_organisation,
    make_participation,
    make_person,
    make_topic,
)

from .files import cells_of, counts, edited, plan_for, problems, sorted_out, table, taken_home

pytestmark = pytest.mark.django_db

DATE = (
    "”i fjor” går inte att läsa som ett datum. "
    "Skriv till exempel 2003, okt 2008 eller 24 mars 2011."
)


def wrong(cells):
    """What is wrong with the only bad cell: (row, letter, column, what would be right)."""
    [(row, letter, column, _stands, right)] = problems(plan_for(cells))
    return row, letter, column, right


@pytest.mark.parametrize(
    ("heading", "text", "right"),
    [
        ("Från och med", "i fjor", DATE),
        ("Från och med", "..", "En början kan inte vara öppen. Lämna tomt."),
        ("Till och med", "1999", "Slutet ligger före början."),
        (
            "Väg in",
            "genväg",
            "Välj ett av: direkt, via en sektion, företrädd genom en annan medlem.",
        ),
        ("Organisation", "-", "Måste fyllas i."),
        ("Organisation", "eurocites", "Finns inte bland organisationer. Närmast: eurocities."),
        (
            "Organisation",
            "helt annat",
            "Finns inte bland organisationer. Skriv kortnamnet på en rad som finns där.",
        ),
        ("Medlemsform", "uclg/full", "Medlemsformen hör till en annan organisation."),
    ],
)
def test_a_cell_of_a_membership_is_wrong(heading, text, right):
    make_category(organisation=make_organisation(slug="uclg"), slug="full")
    make_membership(organisation=make_organisation(slug="eurocities"), starts="2003")
    cells = taken_home(Membership)

    found = problems(plan_for(edited(cells, (2, heading, text))))

    letter = cells.sheets[0].letters[heading]
    assert found == [(2, letter, heading, text, right)]


@pytest.mark.parametrize(
    ("heading", "text", "right"),
    [
        ("Tal", "många", "”många” är inget tal. Skriv det som 1\u00a0234,5."),
        ("Tal", "1.234", "”1.234” kan läsas på två sätt. Skriv 1234 eller 1,234."),
        ("Tal", "1,234", "Säkerställ att det inte är mer än 2 decimaler."),
        ("Enhet", "-", "Ett tal behöver en gräns och en enhet."),
        ("Enhet", "x" * 61, "Säkerställ att detta värde har som mest 60 tecken (den har 61)."),
    ],
)
def test_a_cell_of_a_claim_is_wrong(heading, text, right):
    make_claim()

    [(_row, _letter, _column, _stands, said)] = problems(
        plan_for(edited(taken_home(Claim), (2, heading, text)))
    )

    assert said == right


def test_a_number_that_must_be_whole():
    make_mandate()

    assert wrong(edited(taken_home(Mandate), (2, "Förvarning i dagar", "1,5")))[3] == (
        "Skriv ett helt tal."
    )
    assert wrong(edited(taken_home(Mandate), (2, "Förvarning i dagar", "-1")))[3] == (
        "Kontrollera att detta värde är större än eller lika med 0."
    )


def test_yes_or_no():
    category = make_category()
    cells = cells_of(table("Medlemsformer", ["Id", "Inbjudan"], [category.pk, "kanske"]))

    assert wrong(cells) == (2, "B", "Inbjudan", "Skriv ja eller nej.")


def test_topics_are_named_one_by_one():
    make_organisation(slug="x")
    make_topic(slug="klimat")

    found = wrong(edited(taken_home(Organisation), (2, "Sakområden", "klimat, klimt")))

    assert found[3] == "Finns inte bland sakområden. Närmast: klimat."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("hus/1", "Skriv slag och id, till exempel medlemskap/12. Slagen är: "),
        ("medlemskap/999999", "Skriv id för en rad bland registrets medlemskap."),
        ("organisationer/nej", "Finns inte bland organisationer. "),
    ],
)
def test_what_a_citation_is_about_is_not_there(text, right):
    cite(make_organisation(slug="x"))

    found = wrong(edited(taken_home(Citation), (2, "Gäller", text)))

    assert found[3].startswith(right)


def test_a_citation_of_a_field_that_the_row_has_not():
    cite(make_organisation())

    found = wrong(edited(taken_home(Citation), (2, "Fält", "colour")))

    assert found[2:] == ("Fält", "Raden har inget fält som heter ”colour”.")


def test_all_that_must_be_filled_in_is_said_at_once():
    found = problems(
        plan_for(cells_of(table("Organ", ["Namn", "Uppgift"], ["Styrelsen", "Leder"])))
    )

    assert found == [
        (2, "", "Organisation", "", "Måste fyllas i."),
        (2, "", "Slag", "", "Måste fyllas i."),
    ]


def test_every_error_of_a_file_is_found_at_once():
    rows = [make_membership(starts="2003") for _ in range(3)]
    cells = edited(
        taken_home(Membership),
        (2, "Från och med", "i fjor"),
        (2, "Väg in", "genväg"),
        (4, "Organisation", "okänd"),
    )

    assert [problem[0] for problem in problems(plan_for(cells))] == [2, 2, 4]
    assert counts(plan_for(cells)) == (0, 0, len(rows) - 2, 2, 0)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("999999", "Raden finns inte i registret. Töm cellen för att lägga till den som ny."),
        ("ett", "Raden finns inte i registret. Töm cellen för att lägga till den som ny."),
    ],
)
def test_an_id_that_no_row_has(text, right):
    make_topic()

    assert wrong(edited(taken_home(Topic), (2, "Id", text))) == (2, "A", "Id", right)


def test_an_id_that_two_rows_have():
    first, _second = make_topic(), make_topic()

    found = wrong(edited(taken_home(Topic), (3, "Id", str(first.pk))))

    assert found == (3, "A", "Id", "Samma id står på rad 2. Töm cellen om raden är ny.")


def test_a_version_that_is_none():
    topic = make_topic()
    with change():
        topic.name = "Ny"
        topic.save()
    cells = taken_home(Topic)

    never = wrong(edited(cells, (2, "Version", "999999")))
    text = wrong(edited(cells, (2, "Version", "x")))

    assert never[2:] == ("Version", "Den versionen av raden har aldrig funnits.")
    assert text[2:] == ("Version", "Ska vara ett tal som portalen har skrivit.")


def test_a_short_name_that_another_row_of_the_register_has():
    taken = make_topic(slug="klimat")
    cells = cells_of(table("Sakområden", ["Kortnamn i adressen", "Namn"], ["klimat", "Klimat"]))

    assert wrong(cells)[3] == (
        f"Finns redan, på raden med id {taken.pk}. "
        f"Skriv {taken.pk} i kolumnen Id för att ändra den."
    )


def test_a_short_name_that_another_row_of_the_file_has():
    organisation = make_organisation(slug="uclg")
    headings = ["Organisation", "Kortnamn", "Namn", "Slag"]
    row = ["uclg", "styrelsen", "Styrelsen", "styrelse"]

    found = wrong(cells_of(table("Organ", headings, row, row)))

    assert found == (
        *(3, "B", "Kortnamn"),
        "Samma värde står på rad 2, och bara en rad får ha det.",
    )
    assert not Body.objects.filter(organisation=organisation).exists()


def test_an_old_address_that_another_row_has():
    """Unique only among those of organisations: the condition of the constraint is heeded."""
    taken = make_former_address(slug="gammal")
    headings = ["Leder till organisationen", "Leder till personen", "Tidigare kortnamn"]
    person = make_person(slug="anna")
    rows = [[taken.organisation.slug, "", "gammal"], ["", person.slug, "gammal"]]

    found = problems(plan_for(cells_of(table("Tidigare adresser", headings, *rows))))

    assert found == [
        (2, "C", "Tidigare kortnamn", "gammal", "Adressen leder redan till en organisation.")
    ]


def test_two_rows_may_exchange_what_only_one_may_have_with_a_third():
    make_topic(slug="a"), make_topic(slug="b")

    cells = edited(
        taken_home(Topic), (2, "Kortnamn i adressen", "c"), (3, "Kortnamn i adressen", "a")
    )

    assert counts(plan_for(cells)) == (0, 2, 0, 0, 0)


def test_periods_that_overlap_in_the_register_and_in_the_file():
    organisation = make_organisation(slug="uclg")
    stored = make_membership(organisation=organisation, starts="2003", ends="2008")
    headings = ["Organisation", "Från och med", "Till och med"]
    rows = [["uclg", "2005", "2010"], ["uclg", "2012", "2014"], ["uclg", "2013", ".."]]

    found = problems(plan_for(cells_of(table("Medlemskap", headings, *rows))))

    overlap = "Perioden överlappar ett annat medlemskap."
    assert [(row, letter, right) for row, letter, _column, _stands, right in found] == [
        (2, "B", f"{overlap} Det har id {stored.pk}."),
        (3, "B", f"{overlap} Det står på rad 4."),
        (4, "B", f"{overlap} Det står på rad 3."),
    ]


def test_a_period_may_take_the_place_that_another_row_of_the_file_leaves():
    organisation = make_organisation()
    make_membership(organisation=organisation, starts="2003", ends="..")
    cells = edited(taken_home(Membership), (2, "Till och med", "2005"))
    [sheet] = cells.sheets
    new = list(sheet.rows[0][1])
    for heading, text in (("Id", ""), ("Från och med", "2008"), ("Till och med", "..")):
        new[sheet.header.index(heading)] = text
    sheet.rows.append((3, tuple(new)))

    assert counts(plan_for(cells)) == (1, 1, 0, 0, 0)


def test_mandates_that_hang_on_each_other_in_a_ring():
    organisation = make_organisation(slug="uclg")
    for slug in ("a", "b", "c"):
        make_mandate(organisation=organisation, slug=slug)

    cells = edited(
        taken_home(Mandate),
        (2, "Hänger på uppdraget", "uclg/b"),
        (3, "Hänger på uppdraget", "uclg/c"),
        (4, "Hänger på uppdraget", "uclg/a"),
    )

    ring = "Ett uppdrag kan inte hänga på sig självt, inte heller på omväg."
    assert [problem[4] for problem in problems(plan_for(cells))] == [ring] * 3


def test_a_row_that_points_at_a_wrong_row_of_the_file_falls_with_it():
    cells = cells_of(
        table("Organisationer", ["Kortnamn i adressen", "Namn", "Slag"], ["nytt", "Nytt", "fel"]),
        table("Medlemskap", ["Organisation"], ["nytt"]),
        table("Sakområden", ["Namn"], ["Klimat"]),
    )

    _first, good, others = sorted_out(cells)

    assert [(sheet.name, len(sheet.new)) for sheet in good.sheets] == [
        ("Organisationer", 0),
        ("Medlemskap", 0),
        ("Sakområden", 1),
    ]
    [problem] = others["Medlemskap", 2].problems
    assert problem.right == "Hänvisar till rad 2 i Organisationer, som inte kan läsas in."


def test_a_row_that_would_do_only_together_with_a_wrong_one_falls_too():
    organisation = make_organisation(slug="uclg")
    stored = make_membership(organisation=organisation, starts="2003", ends="..")
    headings = ["Id", "Organisation", "Från och med", "Till och med", "Väg in"]
    rows = [[stored.pk, "", "", "2005", "fel"], ["", "uclg", "2008", "..", ""]]

    _first, good, others = sorted_out(cells_of(table("Medlemskap", headings, *rows)))

    assert (good.to_write, [number for _name, number in sorted(others)]) == (0, [2, 3])


def test_a_row_of_another_kind_is_no_row_of_this_one():
    participation = make_participation()

    found = wrong(cells_of(table("Medlemskap", ["Id", "Anmärkning"], [participation.pk + 50, "x"])))

    assert found[2] == "Id"
