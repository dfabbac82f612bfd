from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from organisations import fixtures
from organisations.models import (
    Citation,
    Disagreement,
    Event,
    FormerAddress,
    Membership,
    Organisation,
    Relation,
    Source,
    Topic,
)
from stadsnat.records import Record

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

FACTS = yaml.safe_load(Path(__file__).with_name("facts.yaml").read_text(encoding="utf-8"))
MODELS = [
    model
    for model in apps.get_app_config("organisations").get_models()
    if issubclass(model, Record)
]
# A source and what points at one state themselves; the topics are the portal's own words.
NEEDS_NO_CITATION = [Source, Citation, Disagreement, FormerAddress, Topic]
# Citations are of rows that later apps keep, too.
FILES = ("Inläst från fixtures/register/", "Inläst från fixtures/evaluations/")
SECTIONS_OF_THE_REVIEW = {"C40", "Sammanfattande analys", "Slutsatser och rekommendationer"}


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """The register as the portal is delivered, read once, and what was printed then."""
    output = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_fixtures", stdout=output)
        yield output.getvalue()
        transaction.set_rollback(True)


def rows_of(fact):
    """What the fact says of each row that holds it; empty for a fact that the review holds."""
    return [fact, *fact.get("also", [])] if "model" in fact else []


def find(row):
    return apps.get_model("organisations", row["model"]).objects.get(**row["lookup"])


def sources_of(found, field=None):
    """The sources that state the row, or the one field of it."""
    if isinstance(found, Source):
        return {found.slug}
    if isinstance(found, Disagreement):
        return {found.source.slug}
    citations = found.citations.filter(field=field) if field else found.citations.all()
    return set(citations.values_list("source__slug", flat=True))


def test_lists_every_fact_of_the_two_documents():
    assert sorted(fact["id"] for fact in FACTS) == [f"F{n:03}" for n in range(1, 190)]


def test_every_fact_is_held_by_a_row_or_by_the_review():
    neither_or_both = [fact["id"] for fact in FACTS if ("model" in fact) == ("prose" in fact)]

    assert neither_or_both == []
    assert {fact["prose"] for fact in FACTS if "prose" in fact} == SECTIONS_OF_THE_REVIEW


@pytest.mark.parametrize("fact", [f for f in FACTS if rows_of(f)], ids=lambda fact: fact["id"])
def test_each_fact_has_its_row_and_the_row_its_source(printed, fact):
    for row in rows_of(fact):
        assert row["source"] in sources_of(find(row), row.get("field"))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_row_is_valid_and_has_a_history_that_names_its_file(printed, model):
    for row in model.objects.all():
        row.full_clean()

        reasons = set(row.history.values_list("change_set__reason", flat=True))
        assert len(reasons) == 1
        assert reasons.pop().startswith(FILES)


@pytest.mark.parametrize(
    "model", [m for m in MODELS if m not in NEEDS_NO_CITATION], ids=lambda model: model.__name__
)
def test_every_row_says_where_it_is_stated(printed, model):
    assert list(model.objects.filter(citations__isnull=True)) == []


def test_every_source_is_cited(printed):
    assert set(Citation.objects.values_list("source__slug", flat=True)) == {
        "bilaga-1-2011",
        "webbsidan",
    }


def test_both_places_of_the_congress_of_2011_are_kept(printed):
    congress = Event.objects.get_by_natural_key("metropolis", "varldskongressen-2011")

    [other] = congress.disagreements.all()

    assert (congress.place, other.value, other.is_open) == ("Porto Alegre", "Kairo", True)


def test_both_forms_of_membership_in_c40_are_kept(printed):
    forms = Membership.objects.filter(organisation__slug="c40").values_list("category__slug")
    [other] = Disagreement.objects.filter(field="category")

    assert set(forms) == {("affilierad",), ("innovationsstad",)}
    assert (other.target.category.slug, other.value) == ("innovationsstad", "affilierad medlem")


def test_nobody_has_decided_that_the_three_clinton_bodies_are_one(printed):
    pairs = Relation.objects.filter(kind=Relation.Kind.POSSIBLY_SAME_AS)

    assert {row.organisation.slug for row in pairs} | {row.other.slug for row in pairs} == {
        "clinton-climate-foundation",
        "clinton-climate-initiative",
        "clintonstiftelsen",
    }


def test_a_membership_that_only_the_report_states_has_no_known_end(printed):
    ends = Membership.objects.filter(organisation__slug__in=["metropolis", "uclg"])

    assert set(ends.values_list("ends", flat=True)) == {""}


def test_the_city_has_to_do_with_fourteen_networks(printed):
    own = Membership.objects.filter(member=None, organisation__kind=Organisation.Kind.NETWORK)

    assert own.values("organisation").distinct().count() == 14


def test_says_in_one_line_what_was_read(printed):
    assert printed.startswith(f"Registret: {Organisation.objects.count()} organisationer, ")
    assert printed.count("\n") == 1


def test_reads_nothing_into_a_register_that_has_rows(printed):
    before, output = Citation.objects.count(), StringIO()

    call_command("load_fixtures", stdout=output)

    assert output.getvalue() == "Registret innehåller redan uppgifter; inget lästes in.\n"
    assert Citation.objects.count() == before


NEW_YORK = "model: organisations.organisation, fields: {slug: new-york-2, name: A, kind: city}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- {model: [}", "går inte att läsa som YAML"),
        ("- {model: organisations.person}", "objekt 1: objektet ska ha nycklarna model och fields"),
        (f"- {{{NEW_YORK}, sources: []}}", "objekt 1: okända nycklar: sources"),
        (f"- {{{NEW_YORK}}}\n- {{{NEW_YORK}}}", "objekt 2: organisation ”A” finns redan"),
        (f"- {{{NEW_YORK.replace('city', 'town')}}}", "objekt 1: kind: "),
        (f"- {{{NEW_YORK}, citations: [{{field: home}}]}}", "has no field named 'home'"),
        (f"- {{{NEW_YORK}, citations: [{{source: [no]}}]}}", "Source matching query"),
    ],
)
def test_tells_which_object_of_which_file_is_wrong(tmp_path, text, problem):
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(fixtures.FixtureError) as error:
        fixtures.load(path)

    assert str(path) in str(error.value)
    assert problem in str(error.value)
