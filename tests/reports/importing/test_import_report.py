"""The command that reads an older report in."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reports.models import Report
from stadsnat.models import ChangeSet

from .files import p, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rapport.md"
    path.write_text("# Bakgrund\n\ntext\n\n# Analys\n", encoding="utf-8")
    return path


def run(path, *options):
    said = StringIO()
    call_command("import_report", path, *options, stdout=said)
    return said.getvalue().splitlines()


NAMED = ["--slug", "oversyn-2011", "--title", "Översyn"]


def test_reads_the_file_with_all_that_is_said_of_it(file):
    options = ["--office", "Kontoret", "--division", "Staben", "--annex", "1", "--dnr", "006/2010"]
    days = ["--date", "2011-03-24", "--as-of", "2011-03-01"]

    said = run(file, *NAMED, *options, *days)

    report = Report.objects.get()
    assert said == ["/rapporter/oversyn-2011/: 2 avsnitt"]
    assert (report.office, report.division, report.annex, report.reference_number) == (
        "Kontoret",
        "Staben",
        "1",
        "006/2010",
    )
    assert (report.dated, report.as_of) == (date(2011, 3, 24), date(2011, 3, 1))
    assert [section.heading for section in report.sections.all()] == ["Bakgrund", "Analys"]


def test_the_day_of_the_report_is_the_day_of_the_figures_unless_told(file):
    run(file, *NAMED, "--office", "Kontoret", "--date", "2011-03-24")

    assert Report.objects.get().as_of == date(2011, 3, 24)


def test_says_what_was_tolerated(tmp_path):
    path = tmp_path / "rapport.docx"
    path.write_bytes(word(p("Text.")))

    assert run(path, *NAMED, "--office", "Kontoret") == [
        "Texten före den första rubriken har fått rubriken ”Inledning”.",
        "/rapporter/oversyn-2011/: 1 avsnitt",
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--slug", "ny", "--title", "T", "--office", "K"], "kortnamn i adressen: Ordet är"),
        (["--slug", "å ä", "--title", "T", "--office", "K"], "kortnamn i adressen:"),
        (NAMED, "förvaltning: Detta fält måste fyllas i."),
    ],
)  # fmt: skip
def test_a_head_that_is_wrong_stores_nothing(file, options, sentence):
    with pytest.raises(CommandError) as error:
        run(file, *options)

    assert str(error.value).lower().startswith(sentence.lower())
    assert (Report.objects.count(), ChangeSet.objects.count()) == (0, 0)


def test_a_slug_that_is_taken_stores_nothing_more(file):
    run(file, *NAMED, "--office", "Kontoret")

    with pytest.raises(CommandError):
        run(file, *NAMED, "--office", "Kontoret")

    assert Report.objects.count() == 1


def test_a_bad_file_stores_nothing(tmp_path):
    path = tmp_path / "rapport.docx"
    path.write_bytes(b"%PDF-1.7")

    with pytest.raises(CommandError, match=r"Filen är en PDF\."):
        run(path, *NAMED)

    assert Report.objects.count() == 0


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="går inte att öppna"):
        run(tmp_path / "finns-inte.docx", *NAMED)
