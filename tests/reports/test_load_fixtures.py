"""The command that fills an empty register, and what it says of a file that is wrong."""

from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import translation

from organisations import fixtures
from organisations.models import Organisation, Source, Topic
from reports.models import Edition
from tests.factories import make_organisation, make_source

pytestmark = pytest.mark.django_db

FILES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/*.yaml"))
MODELS = [
    model
    for name in ("organisations", "evaluations", "reports")
    for model in apps.get_app_config(name).get_models()
]
NOTHING_READ = "Registret innehåller redan uppgifter; inget lästes in.\n"
GOOD = "- {model: organisations.topic, fields: {slug: klimat, name: klimat}}\n"


@pytest.fixture(autouse=True)
def swedish():
    with translation.override("sv"):
        yield


def load_fixtures():
    output = StringIO()
    call_command("load_fixtures", stdout=output)
    return output.getvalue()


def count_rows():
    """How many rows there are of each model that has any, their histories among them."""
    numbers = {model._meta.label_lower: model.objects.count() for model in MODELS}
    return {label: number for label, number in numbers.items() if number}


@pytest.fixture(scope="class")
def printed(django_db_setup, django_db_blocker):
    """What the command says; everything stays in the database for the tests of one class."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_fixtures()
        transaction.set_rollback(True)


@pytest.fixture(scope="class")
def written():
    """How many rows of each model the files hold."""
    numbers = Counter()
    for path in FILES:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            numbers[entry["model"]] += 1
            numbers["organisations.citation"] += len(entry.get("citations", []))
            numbers["organisations.disagreement"] += len(entry.get("disagreements", []))
            # What is issued is frozen as an edition when it is read in.
            numbers["reports.edition"] += entry["fields"].get("state") == "issued"
    return numbers


@pytest.mark.slow
class TestEverything:
    def test_every_row_of_every_file_is_stored(self, printed, written):
        stored = count_rows()

        own = {label: n for label, n in stored.items() if ".historical" not in label}
        assert own == dict(written)

    def test_one_line_says_how_much_was_read(self, printed, written):
        organisations, memberships, mandates, claims, citations, sources = (
            written[f"organisations.{name}"]
            for name in ("organisation", "membership", "mandate", "claim", "citation", "source")
        )

        assert printed == (
            f"Registret: {organisations} organisationer, {memberships} medlemskap, "
            f"{mandates} uppdrag och {claims} uppgifter, "
            f"med {citations} hänvisningar till {sources} källor.\n"
        )

    def test_the_review_of_2011_is_an_edition_that_claims_no_more_than_is_known(self, printed):
        edition = Edition.objects.get()

        assert (edition.report.slug, edition.number, edition.pages) == ("oversyn-2011", 1, 7)
        assert (edition.approval, edition.issued_by) == (None, None)
        assert edition.issued_at.date() >= date(2026, 1, 1)

    def test_typed_again_it_says_so_and_changes_nothing(self, printed):
        before = count_rows()

        again = load_fixtures()

        assert again == NOTHING_READ
        assert count_rows() == before


def test_one_organisation_of_somebodys_own_is_left_alone():
    organisation = make_organisation()

    printed = load_fixtures()

    assert printed == NOTHING_READ
    assert list(Organisation.objects.all()) == [organisation]
    assert not Source.objects.exists()


@pytest.mark.parametrize("folder", ["register", "evaluations", "reports"])
def test_of_files_one_of_which_is_wrong_nothing_is_stored(settings, tmp_path, folder):
    settings.BASE_DIR = tmp_path
    for name in ("register", "evaluations", "reports"):
        (tmp_path / "fixtures" / name).mkdir(parents=True)
    (tmp_path / "fixtures" / "register" / "01_good.yaml").write_text(GOOD)
    wrong = tmp_path / "fixtures" / folder / "02_wrong.yaml"
    wrong.write_text("- {model: organisations.topic, fields: {slug: klimat, namn: klimat}}")

    with pytest.raises(CommandError) as error:
        load_fixtures()

    assert str(error.value) == f"{wrong}, objekt 1: Topic has no field named 'namn'"
    assert count_rows() == {}


# What is wrong, the object that it is wrong in, and how the message begins.
WRONG = [
    (
        "unknown model",
        "{model: organisations.hittepa, fields: {slug: x}}",
        "Invalid model identifier: organisations.hittepa",
    ),
    (
        "unknown field",
        "{model: organisations.topic, fields: {slug: x, name: x, namn: x}}",
        "Topic has no field named 'namn'",
    ),
    (
        "unknown natural key",
        "{model: organisations.othername, fields: {organisation: [finns-inte], name: x}}",
        "Organisation matching query does not exist.: (organisations.othername",
    ),
    (
        "unknown topic",
        "{model: organisations.organisation,"
        " fields: {slug: x, name: x, kind: city, topics: [[finns-inte]]}}",
        "Topic matching query does not exist.: (organisations.organisation",
    ),
    (
        "bad EDTF",
        "{model: organisations.source,"
        " fields: {slug: x, kind: document, title: x, short_title: x, dated: '2011-02-30'}}",
        "dated: ”2011-02-30” är inte ett datum.",
    ),
    (
        "bad day",
        "{model: reports.report, fields: {slug: x, title: x, short_title: x, office: x,"
        " dated: '2011-02-30', as_of: 2011-03-24}}",
        "['Värdet “2011-02-30” har det giltiga formatet (YYYY-MM-DD) men det är ett ogiltigt",
    ),
    (
        "missing field",
        "{model: organisations.claim, fields: {kind: members}}",
        "__all__: Skriv ett tal eller en text.",
    ),
    (
        "citation of an unknown field",
        "{model: organisations.organisation, fields: {slug: x, name: x, kind: city},"
        " citations: [{source: [kallan], field: hittepa}]}",
        "Organisation has no field named 'hittepa'",
    ),
    (
        "disagreement on an unknown field",
        "{model: organisations.organisation, fields: {slug: x, name: x, kind: city},"
        " disagreements: [{source: [kallan], field: hittepa, question: x, value: x}]}",
        "Organisation has no field named 'hittepa'",
    ),
]


@pytest.mark.parametrize(
    ("entry", "problem"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_a_wrong_object_is_told_with_file_and_number_and_nothing_is_stored(
    tmp_path, entry, problem
):
    source = make_source(slug="kallan")
    path = tmp_path / "wrong.yaml"
    path.write_text(f"{GOOD}- {entry}\n", encoding="utf-8")

    with pytest.raises(fixtures.FixtureError) as error, transaction.atomic():
        fixtures.load(path)

    assert str(error.value).startswith(f"{path}, objekt 2: {problem}")
    assert count_rows() == {"organisations.source": 1, "organisations.historicalsource": 1}
    assert list(Source.objects.all()) == [source]


def test_the_objects_of_a_good_file_are_counted_and_their_history_names_the_file(tmp_path):
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, encoding="utf-8")

    assert fixtures.load(path) == 1

    [row] = Topic.objects.get().history.all()
    assert row.change_set.reason == f"Inläst från fixtures/{tmp_path.name}/good.yaml"


def test_an_empty_file_holds_nothing(tmp_path):
    path = tmp_path / "empty.yaml"
    path.touch()

    assert fixtures.load(path) == 0
    assert count_rows() == {}
