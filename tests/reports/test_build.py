from datetime import date

import pytest

from reports.build import build
from reports.document import DataTable
from reports.prose.expressions import ReferenceProblems
from reports.prose.words import words
from tests.factories import (
    cite,
    dispute,
    make_claim,
    make_former_address,
    make_membership,
    make_organisation,
    make_report,
    make_section,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    organisation = make_organisation(slug="eurocities", name="Eurocities")
    claim = make_claim(organisation=organisation, number=130, as_of="2011-03-24")
    cite(claim, make_source(title="Rapporten", dated="2011-03-24"), where="s. 2")
    return claim


def test_references_become_values_of_the_reports_day(claim):
    make_claim(organisation=claim.organisation, number=200, as_of="2023")
    section = make_section(text="<p>Nätverket har {{ eurocities.medlemsstäder }} medlemmar.</p>")

    [chapter] = build(section.report).chapters

    assert words(chapter.blocks) == "Nätverket har fler än 130 medlemmar."


def test_what_the_author_saw_last_is_not_what_is_printed(claim):
    section = make_section(text='<data value="eurocities.medlemsstäder.tal">120</data>')

    [chapter] = build(section.report).chapters

    assert words(chapter.blocks) == "130"


def test_what_stands_behind_a_quoted_value_comes_with_the_document(claim):
    dispute(claim, field="number", value="fler än 140")
    section = make_section(text="{{ eurocities.medlemsstäder }} {{ eurocities.medlemsstäder }}")

    [quoted] = build(section.report).quoted

    assert (quoted.expression, quoted.label, quoted.words) == (
        "eurocities.medlemsstäder",
        "Eurocities: medlemsstäder",
        "fler än 130",
    )
    assert (quoted.said_of, quoted.disputed) == ("24 mars 2011", ("fler än 140",))
    assert [(s.title, s.where, s.dated) for s in quoted.sources] == [
        ("Rapporten", "s. 2", "24 mars 2011")
    ]


def test_every_unknown_reference_is_told_at_once(claim):
    first = make_section(order=1, heading="Bakgrund", text="{{ eurocities.medlemstäder }} {{ x }}")
    last = make_section(report=first.report, order=2, heading="Slut", text="<p>{{ a</p>")

    with pytest.raises(ReferenceProblems) as caught:
        build(first.report)

    assert [(p.key, p.word, p.nearest) for p in caught.value.problems] == [
        (first.pk, "eurocities.medlemstäder", "eurocities.medlemsstäder"),
        (first.pk, "x", ""),
        (last.pk, "{{", ""),
    ]


def test_tables_are_numbered_through_the_report_and_figures_by_themselves():
    make_membership(organisation=make_organisation(slug="polis"))
    blocks = '<figure data-block="memberships"></figure><figure data-block="timeline"></figure>'
    first = make_section(order=1, text=f"{blocks}<table><tr><td>x</table>")
    make_section(report=first.report, order=2, text='<figure data-block="fees"></figure>')

    chapters = build(first.report).chapters

    numbers = [(type(b).__name__, b.number) for c in chapters for b in c.blocks]
    assert numbers == [("DataTable", 1), ("DataTable", 1), ("Table", 2), ("DataTable", 3)]


def test_a_block_shows_its_sections_network_the_reports_or_those_it_names():
    polis, c40 = (
        make_organisation(slug="polis", name="POLIS"),
        make_organisation(slug="c40", name="C40"),
    )
    for organisation in (polis, c40, make_organisation(slug="uclg", name="UCLG")):
        make_membership(organisation=organisation)
    block = '<figure data-block="memberships"></figure>'
    first = make_section(order=1, text=block, organisation=polis)
    make_section(report=first.report, order=2, organisation=c40)
    make_section(report=first.report, order=3, text=block)
    only = '<figure data-block="memberships" data-only="uclg"></figure>'
    make_section(report=first.report, order=4, text=only)

    tables = build(first.report).tables()

    names = [[row.cells[0] for row in table.rows] for table in tables]
    assert names == [["POLIS"], ["C40", "POLIS"], ["UCLG"]]


@pytest.mark.parametrize(
    ("only", "names"),
    [("alla", ["C40", "POLIS"]), ("civitas", ["POLIS"]), ("civitas c40", ["C40", "POLIS"])],
)
def test_a_block_shows_every_network_or_those_it_names_as_they_were_called(only, names):
    polis = make_organisation(slug="polis", name="POLIS")
    make_former_address(organisation=polis, slug="civitas")
    for organisation in (polis, make_organisation(slug="c40", name="C40")):
        make_membership(organisation=organisation)
    text = f'<figure data-block="memberships" data-only="{only}"></figure>'
    section = make_section(text=text, organisation=polis)

    [table] = build(section.report).tables()

    assert [row.cells[0] for row in table.rows] == names


def test_a_block_of_an_unknown_kind_stays_for_the_checks_to_tell():
    section = make_section(text='<figure data-block="trolls"></figure>')

    [chapter] = build(section.report).chapters

    assert not isinstance(chapter.blocks[0], DataTable)


def test_a_text_beyond_reading_is_told_as_what_cannot_be_printed():
    section = make_section(heading="Analys", text="<b><i>" * 1000)

    with pytest.raises(ReferenceProblems) as caught:
        build(section.report)

    assert str(caught.value) == (
        "Avsnittet ”Analys”: texten har för många delar inuti varandra. "
        "Klistra in den utan formatering."
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_as_often_however_many_rows(rows, django_assert_num_queries):
    report = make_report(as_of=date(2011, 3, 24))
    for _ in range(rows):
        claim = make_claim(as_of="2011-03-24")
        cite(claim, make_source())
        slug = claim.organisation.slug
        make_section(report=report, text=f"<p>{{{{ {slug}.namn }}}}</p>")

    with django_assert_num_queries(15):
        build(report)
