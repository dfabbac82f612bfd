"""The page of a file: what would be, what is done, what is left; and nobody else's business."""

import io
import re

import pytest

from organisations.exchange.cells import pack, read_cells
from organisations.models import Citation, ImportFile, Membership, Organisation, Source, Topic
from stadsnat.models import ChangeSet
from tests.factories import change, cite, make_membership, make_organisation, make_topic
from tests.stadsnat.test_undo import everything

from .files import cells_of, edited, table, taken_home

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def keep(owner, cells, **fields):
    return ImportFile.objects.create(
        owner=owner,
        name="prov.xlsx",
        cells=pack(cells),
        row_count=cells.row_count,
        reason="Genomgång",
        **fields,
    )


def look(client, file, **query):
    return client.get(file.get_absolute_url(), query)


def carry(client, file, what="", seen=None):
    if seen is None:
        context = look(client, file).context
        seen = context["good" if what else "plan"].digest
    return client.post(f"{file.get_absolute_url()}las-in/", {"seen": seen, "what": what})


def groups(response):
    """The groups of the page: key → the rows shown, as (number, name, cells before and after)."""
    return {
        group.key: [
            (row.number, row.name, [(c.label, c.before, c.after) for c in row.cells])
            for row in group.page
        ]
        for group in response.context["groups"]
    }


def mixed_file(owner):
    """A file with a row of each fate, and the clash made."""
    rows = [
        make_membership(organisation=make_organisation(slug=f"n-{n}", name=f"N {n}"), ends="..")
        for n in range(4)
    ]
    cells = edited(
        taken_home(Membership),
        (2, "Till och med", "2011"),
        (3, "Till och med", "2012"),
        (4, "Väg in", "genväg"),
    )
    with change():
        rows[1].ends = "2008"
        rows[1].save()
    return keep(owner, cells), rows


def test_it_shows_each_row_cell_by_cell_and_counts_those_that_stay(desk, editor):
    file, _rows = mixed_file(editor)
    before = everything()

    response = look(desk, file)

    assert groups(response) == {
        "fel": [(4, "Staden – N 2", [])],
        "krockar": [(3, "Staden – N 1", [("Till och med", "pågår", "2008")])],
        "andrade": [(2, "Staden – N 0", [("Till och med", "pågår", "2011")])],
    }
    assert response.context["sheets"] == [
        {
            "name": "Medlemskap",
            **{"new": 0, "changed": 1, "unchanged": 1, "wrong": 1, "stale": 1, "left_alone": 0},
        }
    ]
    [clash] = response.context["groups"][1].page[0].cells
    assert clash.yours == "2012"
    assert "Cell" in response.text
    assert everything() == before


def test_a_new_row_is_named_by_its_first_texts(desk, editor):
    headings = ["Kortnamn i adressen", "Namn", "Slag"]
    file = keep(editor, cells_of(table("Organisationer", headings, ["nytt", "Nytt", "stad"])))

    shown = groups(look(desk, file))["nya"]

    cells = [("Kortnamn i adressen", "", "nytt"), ("Namn", "", "Nytt"), ("Slag", "", "stad")]
    assert shown == [(2, "nytt, Nytt, stad", cells)]


def test_columns_and_sheets_that_are_not_read_are_named_and_what_was_tolerated_is_said(
    desk, editor
):
    topic = make_topic(slug="klimat")
    stream = io.BytesIO(b"Id,Namnet,(status),Namn\r\n" + f"{topic.pk},x,y,Klimat\r\n".encode())
    file = keep(editor, read_cells(stream, "sakomraden.csv"))

    context = look(desk, file).context

    assert context["remarks"] == [
        "Kolumnen ”Namnet” (B) är okänd och läses inte in. Menades ”Namn”?",
        "Kolumner för läsning lästes inte: (status).",
        "1 rad saknar version. Har någon ändrat den sedan filen gjordes, "
        "så skrivs det över av det som står i filen.",
    ]
    assert context["notes"] == ["Filen lästes som UTF-8.", "Komma som skiljetecken."]


def test_a_file_that_says_what_the_register_says_has_nothing_to_read_in(desk, editor):
    make_membership()

    response = look(desk, keep(editor, taken_home(Membership)))

    assert response.context["plan"].to_write == 0
    assert "Filen säger detsamma som registret." in response.text
    assert carry(desk, ImportFile.objects.get()).status_code == 409
    assert not ChangeSet.objects.filter(kind="import").exists()


def test_a_whole_file_is_read_in_and_leads_to_its_change_set(desk, editor):
    make_membership(ends="..")
    file = keep(
        editor,
        edited(taken_home(Membership), (2, "Till och med", "2011")),
        new_source="Protokoll",
        where="sid 2",
    )

    response = carry(desk, file)

    done = ChangeSet.objects.first()
    assert response.headers["Location"] == done.get_absolute_url()
    assert (done.by, done.reason, done.kind) == (editor, "Genomgång", "import")
    assert done.source == Source.objects.get(title="Protokoll", slug="protokoll")
    assert Citation.objects.get().where == "sid 2"
    assert Membership.objects.get().ends == "2011"
    assert not ImportFile.objects.exists()


def test_with_a_wrong_row_all_of_it_is_left(desk, editor):
    file, _rows = mixed_file(editor)
    before = everything()

    response = carry(desk, file)

    assert (response.status_code, response.context["has_moved"]) == (409, True)
    assert everything() == before


def test_the_good_rows_are_read_in_and_the_others_come_back_as_a_file(desk, editor):
    file, _rows = mixed_file(editor)

    response = carry(desk, file, "good")

    file.refresh_from_db()
    assert response.headers["Location"] == file.get_absolute_url()
    assert file.change_set.touched == {"organisations.membership": {"~": 1}}
    assert [row.ends for row in Membership.objects.order_by("pk")] == ["2011", "2008", "..", ".."]
    assert file.row_count == 2
    page = look(desk, file)
    assert file.change_set.get_absolute_url() in page.text
    assert carry(desk, file, "good", seen="x").headers["Location"] == file.get_absolute_url()


def test_the_file_with_the_others_says_what_is_wrong_and_is_read_in_when_it_is_mended(desk, editor):
    file, _rows = mixed_file(editor)
    carry(desk, file, "good")

    taken = desk.get(f"{file.get_absolute_url()}att-ratta.xlsx")
    cells = read_cells(io.BytesIO(b"".join(taken.streaming_content)), "rest.xlsx")

    [sheet] = cells.sheets
    assert taken.headers["Content-Disposition"].startswith("attachment; filename")
    assert sheet.header[-1] == "(fel)"
    assert [texts[-1] for _number, texts in sheet.rows] == [
        "Till och med: var pågår, är nu 2008, i filen 2012. Skriv det som gäller.",
        "Väg in: Välj ett av: direkt, via en sektion, företrädd genom en annan medlem.",
    ]
    mended = keep(editor, edited(cells, (3, "Väg in", "direkt")))
    response = look(desk, mended)
    assert response.context["plan"].is_whole
    assert groups(response) == {
        "andrade": [(2, "Staden – N 1", [("Till och med", "2008", "2012")])]
    }


def test_the_others_can_be_fetched_before_anything_is_read_in(desk, editor):
    file, _rows = mixed_file(editor)

    taken = desk.get(f"{file.get_absolute_url()}att-ratta.xlsx")

    cells = read_cells(io.BytesIO(b"".join(taken.streaming_content)), "rest.xlsx")
    assert cells.row_count == 2


def test_when_nothing_is_wrong_there_is_no_file_to_mend(desk, editor):
    make_topic()
    file = keep(editor, taken_home(Topic))

    response = desk.get(f"{file.get_absolute_url()}att-ratta.xlsx")

    assert response.headers["Location"] == file.get_absolute_url()


def test_a_clash_keeps_what_the_other_changed_elsewhere_in_the_row(desk, editor):
    row = make_membership(ends="..", note="Ursprunglig")
    cells = edited(taken_home(Membership), (2, "Till och med", "2012"))
    with change():
        row.ends, row.note = "2008", ""
        row.save()
    file = keep(editor, cells)

    taken = desk.get(f"{file.get_absolute_url()}att-ratta.xlsx")

    again = read_cells(io.BytesIO(b"".join(taken.streaming_content)), "rest.xlsx")
    response = look(desk, keep(editor, again))
    [(_number, _name, changed)] = groups(response)["andrade"]
    assert changed == [("Till och med", "2008", "2012")]


def test_many_rows_are_shown_some_at_a_time(desk, editor):
    rows = [[f"Område {n}"] for n in range(230)]
    file = keep(editor, cells_of(table("Sakområden", ["Namn"], *rows)))

    first = look(desk, file).context
    second = look(desk, file, visa="nya", sida=2).context

    assert [(g.count, len(g.page), g.is_cut) for g in first["groups"]] == [(230, 20, True)]
    assert [len(group.page) for group in second["groups"]] == [30]
    assert first["plan"].digest == second["plan"].digest


def test_a_file_is_removed_and_the_register_untouched(desk, editor):
    file, _rows = mixed_file(editor)
    before = everything()

    response = desk.post(f"{file.get_absolute_url()}ta-bort/")

    assert response.headers["Location"] == "/inlasning/"
    assert not ImportFile.objects.exists()
    assert everything() == before


@pytest.mark.parametrize("address", ["", "las-in/", "att-ratta.xlsx", "ta-bort/"])
def test_somebody_elses_file_is_not_found(client, administrator, editor, address):
    file, _rows = mixed_file(administrator)
    client.force_login(editor)

    method = client.post if address in ("las-in/", "ta-bort/") else client.get

    assert method(f"{file.get_absolute_url()}{address}").status_code == 404
    assert ImportFile.objects.filter(pk=file.pk).exists()


@pytest.mark.parametrize("address", ["las-in/", "ta-bort/"])
def test_what_writes_is_not_done_by_opening_an_address(desk, editor, address):
    file, _rows = mixed_file(editor)

    assert desk.get(f"{file.get_absolute_url()}{address}").status_code == 405


def test_as_many_queries_for_one_row_as_for_three(desk, editor, django_assert_num_queries):
    rows = [make_membership(ends="..") for _ in range(3)]
    one = keep(editor, edited(taken_home(Membership), (2, "Till och med", "2011")))
    changes = [(number, "Till och med", "2011") for number in (2, 3, 4)]
    three = keep(editor, edited(taken_home(Membership), *changes))

    for file in (one, three):
        with django_assert_num_queries(12):
            look(desk, file)
    assert len(rows) == Membership.objects.count()


def test_read_in_and_undone_the_register_is_as_it_was(desk, editor):
    make_topic(slug="klimat")
    file = keep(
        editor,
        cells_of(
            table(
                "Organisationer",
                ["Kortnamn i adressen", "Namn", "Slag", "Sakområden"],
                *[[f"n-{n}", f"N {n}", "nätverk", "klimat"] for n in range(20)],
            ),
            table("Medlemskap", ["Organisation"], *[[f"n-{n}"] for n in range(20)]),
        ),
    )
    before = everything()

    response = carry(desk, file)
    assert (Organisation.objects.count(), Membership.objects.count()) == (20, 20)
    desk.post(f"{response.headers['Location']}angra/")

    assert everything() == before


@pytest.fixture
def large_file(editor):
    """One row more than are read in without telling how far it has come."""
    rows = [[f"omrade-{n}", f"Område {n}"] for n in range(2001)]
    return keep(editor, cells_of(table("Sakområden", ["Kortnamn i adressen", "Namn"], *rows)))


def steps(response):
    text = b"".join(response.streaming_content).decode()
    return text, re.findall(r'max="(\d+)" value="(\d+)"', text)


def test_of_a_large_file_the_page_shows_how_far_it_has_come(desk, large_file):
    text, shown = steps(look(desk, large_file))

    assert list(dict.fromkeys(shown)) == [("2001", "1000"), ("2001", "2000"), ("2001", "2001")]
    assert "2\u00a0001 av 2\u00a0001 rader granskade" in text
    assert "Läs in 2\u00a0001 rader" in text
    assert text.rstrip().endswith("</html>")


@pytest.mark.slow
def test_a_large_file_is_read_in_with_progress_shown(desk, large_file):
    [seen] = re.findall(r'name="seen" value="(\w+)"', steps(look(desk, large_file))[0])

    text, shown = steps(carry(desk, large_file, seen=seen))

    assert shown[-1] == ("2001", "2001")
    assert "2\u00a0001 av 2\u00a0001 rader inlästa; sökregistret fylls på" in text
    assert ChangeSet.objects.get(kind="import").get_absolute_url() in text
    assert Topic.objects.count() == 2001
    assert not ImportFile.objects.exists()


def test_of_a_large_file_that_cannot_be_read_in_nothing_is(desk, large_file):
    text, _shown = steps(carry(desk, large_file, seen="något annat"))

    assert "Registret har ändrats sedan filen granskades." in text
    assert "Läs in 2\u00a0001 rader" in text
    assert not Topic.objects.exists()


def test_when_the_reader_goes_away_meanwhile_nothing_is_written(desk, large_file):
    [seen] = re.findall(r'name="seen" value="(\w+)"', steps(look(desk, large_file))[0])
    response = carry(desk, large_file, seen=seen)

    pieces = response._iterator  # what the server sends from, one piece at a time
    while "inlästa" not in next(pieces).decode():
        pass
    pieces.close()

    assert not Topic.objects.exists()
    assert not ChangeSet.objects.filter(kind="import").exists()
    assert ImportFile.objects.filter(pk=large_file.pk).exists()


def test_a_clash_about_what_a_citation_is_about_comes_back_too(desk, editor):
    citation = cite(make_organisation(slug="a"), where="sid 1")
    make_organisation(slug="b")
    third = make_organisation(slug="c")
    cells = edited(taken_home(Citation), (2, "Gäller", "organisationer/b"), (2, "Fält", "name"))
    with change():
        citation.target, citation.where = third, "sid 9"
        citation.save()

    taken = desk.get(f"{keep(editor, cells).get_absolute_url()}att-ratta.xlsx")

    again = read_cells(io.BytesIO(b"".join(taken.streaming_content)), "rest.xlsx")
    [sheet] = again.sheets
    texts = dict(zip(sheet.header, sheet.rows[0][1], strict=True))
    assert (texts["Gäller"], texts["Fält"], texts["Var i källan"]) == (
        *("organisationer/b", "name", "sid 9"),
    )
    assert texts["(fel)"].startswith(f"Gäller: var organisationer/{citation.object_id - 2}, är nu")
