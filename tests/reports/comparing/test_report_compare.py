import pytest
from django.db.models import QuerySet

from reports.comparing.comparison import differences
from reports.comparing.shown import MOST_ROWS, shown
from reports.models import Edition
from tests.factories import change, make_claim, make_organisation, make_report, make_section
from tests.reports.comparing.samples import make_chapter, make_document, make_table
from tests.reports.issued import make_issued
from tests.unfrozen import tampering

pytestmark = pytest.mark.django_db

ADDRESS = "/rapporter/oversyn/jamfor/"
TEXT = "<p>Nätverket har {{ eurocities.medlemsstäder }} medlemmar.</p><p>Det finns i Bryssel.</p>"


def edit(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    with change():
        row.save()


@pytest.fixture
def claim():
    return make_claim(
        organisation=make_organisation(slug="eurocities", name="Eurocities"), number=130
    )


@pytest.fixture
def section(claim):
    report = make_report(slug="oversyn", title="Översyn av nätverken", annex="1")
    return make_section(report=report, heading="Eurocities", text=TEXT)


@pytest.fixture
def report(section):
    """A report of two editions and a draft, all different."""
    make_issued(section.report)
    edit(section, text=TEXT.replace("Bryssel", "Gent"))
    make_issued(section.report)
    edit(section, heading="Nätverket Eurocities")
    return section.report


def test_shows_what_differs_between_two_editions_in_words(client, report):
    response = client.get(ADDRESS, {"fran": "1", "till": "2"})

    assert response.context["phrases"] == ["1 avsnitt ändrat"]
    [section] = response.context["sections"]
    assert section.heading == "Eurocities"
    assert [part["line"].html for part in section.parts] == [
        "Nätverket har fler än 130 medlemmar.",
        'Det finns i <del><span class="vh">borttaget: </span>Bryssel</del> '
        '<ins><span class="vh">tillagt: </span>Gent</ins>.',
    ]


def test_a_reader_is_first_shown_the_last_two_editions(client, reader, report):
    client.force_login(reader)
    make_issued(report)

    response = client.get(ADDRESS)

    assert (response.context["old"].key, response.context["new"].key) == ("2", "3")


def test_staff_are_first_shown_what_the_draft_says_beside_the_last_edition(client, editor, report):
    client.force_login(editor)

    response = client.get(ADDRESS)

    assert (response.context["old"].key, response.context["new"].key) == ("2", "utkast")
    [section] = response.context["sections"]
    assert section.notes == ["Ny rubrik"]


def test_a_value_that_the_register_has_changed_is_shown_with_old_and_new(
    client, editor, section, claim
):
    client.force_login(editor)
    make_issued(section.report)
    edit(claim, number=140)

    response = client.get(ADDRESS)

    assert response.context["phrases"] == ["1 avsnitt ändrat", "1 uppgift ändrad"]
    [figure] = response.context["comparison"].figures
    assert (figure.old.words, figure.new.words) == ("fler än 130", "fler än 140")
    assert "<del>fler än 130</del>" in response.text
    assert "<ins>fler än 140</ins>" in response.text


def test_the_header_is_compared_by_the_names_of_its_fields(client, report):
    edit(report, annex="2", reference_number="006/2026")
    make_issued(report)

    response = client.get(ADDRESS, {"fran": "1", "till": "3"})

    assert response.context["header"] == [("bilaga", "1", "2"), ("diarienummer", "", "006/2026")]


def test_unchanged_sections_are_named_and_unchanged_text_is_folded(client, section):
    long = "".join(f"<p>Stycke {n} av texten.</p>" for n in range(9))
    other = make_section(report=section.report, heading="Slutsatser", text=long)
    make_issued(section.report)
    edit(other, text=f"{long}<p>Ett till.</p>")
    make_issued(section.report)

    response = client.get(ADDRESS)

    assert response.context["unchanged"] == ["Eurocities"]
    [shown] = response.context["sections"]
    assert [next(iter(part)) for part in shown.parts] == ["fold", "line", "line"]
    assert shown.parts[0]["fold"].name == "8 oförändrade stycken"


def test_two_editions_that_say_the_same_are_told_to(client, section):
    make_issued(section.report)
    make_issued(section.report)

    response = client.get(ADDRESS)

    assert response.context["comparison"].is_empty
    assert "inga skillnader" in response.text


def test_a_report_that_was_never_issued_cannot_be_compared_and_says_so(client, editor, section):
    client.force_login(editor)

    response = client.get(ADDRESS)

    assert "Rapporten har inte getts ut." in response.text
    assert "form" not in response.context


def test_one_edition_alone_cannot_be_compared_by_a_reader_and_the_page_says_so(client, section):
    make_issued(section.report)

    response = client.get(ADDRESS)

    assert "Rapporten har getts ut en gång." in response.text
    assert "form" not in response.context


def test_the_draft_is_for_staff_alone(client, reader, outsider, report):
    draft = f"{ADDRESS}?fran=1&till=utkast"

    assert client.get(draft).headers["Location"] == (
        "/konto/logga-in/?next=/rapporter/oversyn/jamfor/%3Ffran%3D1%26till%3Dutkast"
    )
    for user in (reader, outsider):
        client.force_login(user)
        assert client.get(draft).status_code == 403
        assert "utkast" not in [v.key for v in client.get(ADDRESS).context["versions"]]


@pytest.mark.parametrize(
    ("chosen", "where"),
    [
        ({"fran": "x", "till": "2"}, "fran"),
        ({"fran": "1", "till": "99"}, "till"),
        ({"fran": "1", "till": "1"}, "__all__"),
    ],
)
def test_what_cannot_be_compared_is_told_and_nothing_is_shown(client, report, chosen, where):
    response = client.get(ADDRESS, chosen)

    assert list(response.context["form"].errors) == [where]
    assert "comparison" not in response.context


def test_a_draft_that_refers_to_something_unknown_is_told(client, editor, report):
    client.force_login(editor)
    make_section(report=report, heading="Slut", text="{{ finns.inte }}")

    response = client.get(ADDRESS)

    assert response.status_code == 422
    assert "uppgiften ”finns.inte” finns inte" in response.text


def test_a_draft_that_was_never_issued_is_not_found_by_others_than_staff(client, reader, section):
    client.force_login(reader)

    assert client.get(ADDRESS).status_code == 404


def test_what_was_issued_can_be_compared_while_a_correction_is_written(client, report):
    edit(report, state="draft")

    assert client.get(ADDRESS).context["phrases"] == ["1 avsnitt ändrat"]


def test_an_unknown_report_is_not_found(client):
    assert client.get("/rapporter/finns-inte/jamfor/").status_code == 404


def test_writing_is_refused(client, report):
    assert client.post(ADDRESS).status_code == 405


def test_words_of_the_text_cannot_be_markup(client, section):
    make_issued(section.report)
    edit(section, text="<p>&lt;script&gt;</p>", heading="<b>Rubrik</b>")
    make_issued(section.report)

    text = client.get(ADDRESS).text

    assert ("<script>" in text, "<b>" in text) == (False, False)


def test_in_english_the_words_about_the_text_are_english_and_the_text_is_swedish(client, report):
    client.cookies["django_language"] = "en"

    response = client.get(ADDRESS, {"fran": "1", "till": "2"})

    assert response.context["phrases"] == ["1 section changed"]
    assert '<del><span class="vh" lang="en">removed: </span>Bryssel</del>' in response.text


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_as_often_however_many_rows(client, rows, django_assert_num_queries):
    report = make_report(slug="oversyn")
    for _ in range(rows):
        make_section(report=report)
    make_issued(report)
    make_section(report=report)
    make_issued(report)

    with django_assert_num_queries(3):
        client.get(ADDRESS)


def test_an_edition_that_the_portal_no_longer_reads_is_told(client, report):
    with tampering(Edition):
        QuerySet(Edition).filter(number=1).update(data='{"format": 0}')

    response = client.get(ADDRESS, {"fran": "1", "till": "2"})

    assert response.status_code == 422
    assert "Skillnaderna kan inte visas." in response.text
    assert "comparison" not in response.context


@pytest.mark.parametrize(
    ("beyond", "notes"),
    [(0, []), (1, ["1 rad till visas inte."]), (2, ["2 rader till visas inte."])],
)
def test_the_rows_that_are_too_many_to_show_are_counted(beyond, notes):
    years = [str(n) for n in range(MOST_ROWS + beyond)]
    tables = [make_table(*((year, said) for year in years)) for said in ("ja", "nej")]
    old, new = (make_document(make_chapter(1, "Avgifter", table)) for table in tables)

    [section] = shown(differences(old, new), old, new)["sections"]

    [part] = section.parts
    assert part["table"].notes == notes
