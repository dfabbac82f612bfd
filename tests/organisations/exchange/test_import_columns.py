"""The page where somebody says what the columns of a file mean, and what is remembered of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from organisations.models import ForeignTable, ImportFile, Membership, Organisation
from tests.factories import make_membership, make_organisation
from tests.stadsnat.test_undo import everything

from .files import cells_of, table, taken_home, xlsx
from .test_import_create import send, upload
from .test_import_detail import carry, keep, look

pytestmark = pytest.mark.django_db

TEXT = "Nätverk;Medlem sedan;Slut;Kommentar\r\nUCLG;sedan 2003;;Enligt pärmen\r\n"
SAID = {
    "ark0-shown": "medlemskap",
    "ark0-kind": "medlemskap",
    "ark0-k0": "organisation",
    "ark0-k1": "starts",
    "ark0-k2": "ends",
    "ark0-k3": "note",
}


@pytest.fixture
def uclg():
    return make_organisation(slug="uclg", name="Förenade städer", abbreviation="UCLG")


def foreign(text=TEXT, name="register.csv"):
    return SimpleUploadedFile(name, text.encode("windows-1252"))


def sent(desk, file=None, **fields):
    """The address that sending a file in leads to."""
    return send(desk, file or foreign(), **fields).headers["Location"]


def form_of(response, place=0):
    return response.context["asked"][place].form


def test_a_file_with_other_headings_is_asked_about_with_guesses_and_examples(desk, uclg):
    response = desk.get(sent(desk, kind="medlemskap"))

    form = form_of(response)
    assert [(heading, letter, texts) for heading, letter, texts, _field in form.rows] == [
        ("Nätverk", "A", ["UCLG"]),
        ("Medlem sedan", "B", ["sedan 2003"]),
        ("Slut", "C", []),
        ("Kommentar", "D", ["Enligt pärmen"]),
    ]
    guesses = [field.value() for _heading, _letter, _texts, field in form.rows]
    assert guesses == ["organisation", "starts", "ends", "note"]
    assert form["recognises"].value() is True


def test_what_is_said_is_shown_in_the_preview_and_read_in(desk, uclg):
    address = sent(desk, kind="medlemskap")

    response = desk.post(address, SAID)

    page = desk.get(response.headers["Location"])
    [(_sheet, columns, _own)] = page.context["meanings"]
    assert [each.field for each in columns] == [
        *("Organisation", "Från och med", "Till och med", "Anmärkning")
    ]
    carry(desk, ImportFile.objects.get())
    row = Membership.objects.get()
    assert (row.organisation, row.starts, row.ends, row.note) == (
        *(uclg, "2003", "..", "Enligt pärmen"),
    )


def test_the_next_file_with_the_headings_is_not_asked_about(desk, uclg, editor):
    desk.post(sent(desk, kind="medlemskap"), SAID)

    again = sent(desk, foreign("KOMMENTAR;slut;Nätverk;Medlem sedan\r\nx;;UCLG;2003\r\n"))

    page = desk.get(again)
    assert page.context["plan"].to_write == 1
    assert "av rut" in desk.get(f"{again}kolumner/").text
    [saved] = ForeignTable.objects.all()
    assert (saved.kind, saved.saved_by) == ("medlemskap", editor)
    assert page.context["plan"].sheets[0].headings.unknown == []


def test_one_column_more_is_asked_about_with_what_the_others_meant_last(desk, uclg):
    desk.post(sent(desk, kind="medlemskap"), SAID | {"ark0-k3": "starts_words"})

    text = "Nätverk;Medlem sedan;Slut;Kommentar;Ny\r\nUCLG;2003;;;x\r\n"
    response = desk.get(sent(desk, foreign(text), kind="medlemskap"))

    guesses = [field.value() for _heading, _letter, _texts, field in form_of(response).rows]
    assert guesses == ["organisation", "starts", "ends", "starts_words", ""]


def test_another_kind_than_last_time_is_asked_about(desk, uclg):
    desk.post(sent(desk, kind="medlemskap"), SAID)

    assert sent(desk, kind="uppdrag").endswith("/kolumner/")


def test_what_is_remembered_can_be_changed(desk, uclg):
    desk.post(sent(desk, kind="medlemskap"), SAID)

    desk.post(f"{sent(desk)}kolumner/", SAID | {"ark0-k3": ""})

    assert ForeignTable.objects.get().meaning["Kommentar"] == ""
    page = look(desk, ImportFile.objects.first())
    assert "Kolumner som inte läses in, som valt: Kommentar (D)." in page.context["remarks"]


def test_what_is_remembered_is_listed_and_can_be_forgotten(desk, uclg):
    desk.post(sent(desk, kind="medlemskap"), SAID)
    [saved] = desk.get("/inlasning/").context["tables"]

    response = desk.post(f"/inlasning/tabeller/{saved.pk}/glom/", follow=True)

    assert "glömd" in response.text
    assert not ForeignTable.objects.exists()
    assert sent(desk, kind="medlemskap").endswith("/kolumner/")


def test_forgetting_is_not_done_by_opening_an_address(desk):
    assert desk.get("/inlasning/tabeller/1/glom/").status_code == 405


def test_a_file_of_an_unknown_kind_asks_for_that_first(desk, uclg):
    address = sent(desk)

    first = desk.get(address)
    nothing = desk.post(address, {"ark0-shown": "", "ark0-kind": ""})
    shown = desk.post(address, {"ark0-shown": "", "ark0-kind": "medlemskap"})

    assert form_of(first).rows == []
    assert form_of(nothing).errors == {"kind": ["Välj vad raderna är."]}
    assert len(form_of(shown).rows) == 4
    assert ImportFile.objects.get().meanings == {}


def test_a_kind_is_guessed_when_half_of_the_headings_are_its_own(desk):
    text = "Namn;Slag;Säte;Färg\r\nProv;stad;Umeå;blå\r\n"

    form = form_of(desk.get(sent(desk, foreign(text))))

    assert form["kind"].value() == "organisationer"
    assert [field.value() for *_column, field in form.rows] == ["name", "kind", "seat", ""]


def test_the_numbers_of_another_register_are_not_taken_for_ids(desk):
    text = "Id;Namn;Färg\r\n7;Prov;blå\r\n"

    form = form_of(desk.get(sent(desk, foreign(text), kind="organisationer")))

    assert [field.value() for *_column, field in form.rows] == ["", "name", ""]


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        (
            {"ark0-k2": "starts"},
            {"k2": ["Kolumnen ”Medlem sedan” betyder redan det. Välj en av dem."]},
        ),
        (
            {"ark0-k2": "period"},
            {"k2": ["Kolumnen ”Medlem sedan” betyder redan det. Välj en av dem."]},
        ),
        (
            {"ark0-k0": ""},
            {
                "samma-organisation": [
                    "Välj en kolumn för organisation, eller skriv vad som gäller alla rader."
                ]
            },
        ),
        (
            {"ark0-samma-organisation": "uclg"},
            {"samma-organisation": ["Kolumnen ”Nätverk” har det redan. Töm fältet."]},
        ),
        (
            {"ark0-k0": "", "ark0-samma-organisation": "finns inte"},
            {
                "samma-organisation": [
                    "Finns inte bland organisationer. Skriv kortnamnet på en rad som finns där."
                ]
            },
        ),
        (
            {f"ark0-k{place}": "" for place in range(4)} | {"ark0-samma-organisation": "uclg"},
            {"kind": ["Välj vad minst en av kolumnerna betyder."]},
        ),
    ],
)
def test_an_answer_that_does_not_hold_together_is_told_and_nothing_is_kept(
    desk, uclg, said, errors
):
    address = sent(desk, kind="medlemskap")

    response = desk.post(address, SAID | said)

    assert form_of(response).errors == errors
    assert ImportFile.objects.get().meanings == {}
    assert not ForeignTable.objects.exists()


def test_a_value_for_all_rows_is_said_and_remembered(desk):
    said = {"ark0-shown": "organisationer", "ark0-kind": "organisationer"}
    said |= {"ark0-k0": "name", "ark0-samma-kind": "stad"}
    text = "Benämning\r\nProv\r\n"

    desk.post(sent(desk, foreign(text), kind="organisationer"), said)

    again = desk.get(sent(desk, foreign(text)))
    [(_sheet, columns, _own)] = again.context["meanings"]
    assert (columns[-1].heading, columns[-1].field) == ("stad", "Slag")
    carry(desk, ImportFile.objects.first())
    assert Organisation.objects.get().kind == "city"


def test_an_extra_column_in_a_file_from_here_is_asked_about_and_the_rest_is_known(desk, editor):
    make_membership()
    cells = taken_home(Membership)
    own = table("Medlemskap", [*cells.sheets[0].header, "Min"], [*cells.sheets[0].rows[0][1], "x"])

    form = form_of(desk.get(sent(desk, upload(xlsx(own)))))

    guesses = {heading: field.value() for heading, _letter, _texts, field in form.rows}
    assert (guesses["Id"], guesses["Version"], guesses["Min"]) == ("id", "version", "")


def test_a_sheet_of_a_workbook_can_be_left_out(desk, editor):
    file = keep(
        editor,
        cells_of(table("Blad1", ["Benämning"], ["Prov"]), table("Blad2", ["Anteckning"], ["x"])),
    )
    said = {"ark0-shown": "sakomraden", "ark0-kind": "sakomraden", "ark0-k0": "name"}

    response = desk.post(
        f"{file.get_absolute_url()}kolumner/", said | {"ark1-shown": "", "ark1-kind": ""}
    )

    page = desk.get(response.headers["Location"])
    assert page.context["remarks"][0] == "Arket ”Blad2” är inget av registrets och lästes inte."
    assert page.context["plan"].to_write == 1


def test_the_rows_to_mend_keep_their_headings_and_are_read_in_without_a_question(desk, uclg):
    text = f"{TEXT}Okänt;2003;;\r\nUCLG;igår;;\r\n"
    desk.post(sent(desk, foreign(text), kind="medlemskap"), SAID | {"ark0-recognises": "on"})
    file = ImportFile.objects.get()

    carry(desk, file, "good")
    taken = desk.get(f"{file.get_absolute_url()}att-ratta.xlsx")

    content = b"".join(taken.streaming_content)
    address = sent(desk, upload(content, "att rätta.xlsx"))
    plan = desk.get(address).context["plan"]
    assert plan.sheets[0].header == ["Nätverk", "Medlem sedan", "Slut", "Kommentar", "(fel)"]
    assert [problem.column for row in plan.sheets[0].rows for problem in row.problems] == [
        *("Nätverk", "Medlem sedan")
    ]


def test_the_rows_to_mend_can_be_fetched_before_anything_is_read_in(desk):
    said = {"ark0-shown": "organisationer", "ark0-kind": "organisationer"}
    said |= {"ark0-k0": "name", "ark0-k1": "website", "ark0-samma-kind": "stad"}
    text = "Benämning;Webb\r\nProv;inget\r\n"
    desk.post(sent(desk, foreign(text), kind="organisationer"), said)

    taken = desk.get(f"{ImportFile.objects.get().get_absolute_url()}att-ratta.xlsx")

    address = sent(desk, upload(b"".join(taken.streaming_content), "att rätta.xlsx"))
    [sheet] = desk.get(address).context["plan"].sheets
    # The value for all rows is no column of the file, and is there again.
    assert sheet.header[:3] == ["Benämning", "Webb", "(fel)"]
    assert sheet.given.same == {"kind": "stad"}


def test_looking_and_asking_write_nothing_in_the_register(desk, uclg):
    before = everything()

    desk.post(sent(desk, kind="medlemskap"), SAID)
    look(desk, ImportFile.objects.get())

    assert everything() == before


def test_when_the_file_has_been_read_in_its_page_is_shown(desk, uclg):
    text = f"{TEXT}Okänt;2003;;\r\n"
    desk.post(sent(desk, foreign(text), kind="medlemskap"), SAID)
    file = ImportFile.objects.get()
    carry(desk, file, "good")

    response = desk.get(f"{file.get_absolute_url()}kolumner/")

    assert response.headers["Location"] == file.get_absolute_url()


def test_somebody_elses_file_is_not_found(client, administrator, editor):
    file = keep(administrator, cells_of(table("Blad1", ["X"], ["y"])))
    client.force_login(editor)

    assert client.get(f"{file.get_absolute_url()}kolumner/").status_code == 404


def test_as_many_queries_for_one_column_as_for_three(desk, editor, django_assert_num_queries):
    for headings in (["X"], ["X", "Y", "Z"]):
        file = keep(editor, cells_of(table("Sakområden", headings, headings)))
        with django_assert_num_queries(6):
            desk.get(f"{file.get_absolute_url()}kolumner/")
