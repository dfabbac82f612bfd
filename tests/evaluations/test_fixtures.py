"""The review of 2011 as the portal is delivered with it: what the document says, nothing more."""

from datetime import date
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from evaluations.models import Coverage, Dimension, Finding, Recommendation, Round, Strategy
from organisations.models import Citation, Source
from stadsnat.records import Record

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

DAY = date(2011, 3, 24)
MODELS = [
    model for model in apps.get_app_config("evaluations").get_models() if issubclass(model, Record)
]

# Fact → whose finding holds it, and words of it.
HELD = {
    "F013": ("eurocities", "stor nytta av att delta i forum och arbetsgrupper"),
    "F015": ("eurocities", "positionera sig"),
    "F016": ("eurocities", "stark lobbyorganisation"),
    "F017": ("eurocities", "träffar regelbundet kommissionärer"),
    "F046": ("metropolis", "svårt att prioritera de ofta långa resorna"),
    "F047": ("uclg", "varken förtroendevalda eller tjänstemän"),
    "F050": ("metropolis", "för långa resor"),
    "F051": ("uclg", "den nytta som är önskvärd"),
    "F052": ("metropolis", "nästan helt europeiskt"),
    "F080": ("c40", "inhämta kunskap på miljöområdet"),
    "F081": ("c40", "kontakter över hela världen"),
    "F085": ("c40", "engagera sig ännu mer"),
    "F147": (None, "vill inte ha fler nätverk"),
    "F164": ("uclg", "prioriterar arbetet politiskt"),
    "F165": ("metropolis", "Andra former av samarbete"),
    "F166": ("uclg", "utvecklingssamarbete"),
    "F168": ("c40", "Hammarby Sjöstad"),
    "F182": (None, "eftertraktad partner"),
}


@pytest.fixture(scope="module", autouse=True)
def register(django_db_setup, django_db_blocker):
    """The register as the portal is delivered, read once."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_fixtures", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_row_is_valid_has_a_source_and_a_history_that_names_its_file(model):
    rows = list(model.objects.all())

    assert rows
    assert list(model.objects.exclude(citations__source__slug="bilaga-1-2011")) == []
    for row in rows:
        row.full_clean()
        [history] = row.history.all()
        assert history.change_set.reason == "Inläst från fixtures/evaluations/2011.yaml"


@pytest.mark.parametrize("fact", HELD)
def test_each_fact_of_the_review_is_held_by_a_finding(fact):
    organisation, words = HELD[fact]
    rows = Finding.objects.filter(organisation__slug=organisation, text__contains=words)

    assert rows.count() == 1


def test_the_strategy_has_its_day_from_its_decision_and_four_dimensions():
    [strategy] = Strategy.objects.all()

    assert strategy.adopted == "2008-12"
    assert list(Dimension.objects.values_list("name", flat=True)) == [
        "positionering",
        "verksamhetsutveckling",
        "bevakning",
        "påverkan",
    ]


def test_the_round_is_over_when_its_report_is_dated():
    assert list(Round.objects.over(date(2011, 3, 23))) == []
    assert [round.slug for round in Round.objects.over(DAY)] == ["oversyn-2011"]


def test_three_were_asked_about_and_no_number_is_invented():
    asked = Coverage.objects.values_list("organisation__slug", "was_asked", "asked", "answered")

    assert sorted(asked) == [
        ("c40", False, None, None),
        ("eurocities", True, None, None),
        ("metropolis", True, None, None),
        ("uclg", True, None, None),
    ]


def test_a_dimension_stands_only_where_the_document_has_the_strategys_word():
    found = Finding.objects.exclude(dimension=None).values_list(
        "organisation__slug", "dimension__slug", "benefit"
    )

    assert sorted(found) == [
        ("c40", "positionering", ""),
        ("eurocities", "paverkan", ""),
        ("eurocities", "positionering", ""),
        ("metropolis", "paverkan", "less"),
        ("metropolis", "positionering", "less"),
        ("uclg", "paverkan", "less"),
        ("uclg", "positionering", "less"),
    ]


def test_eight_recommendations_of_unknown_outcome_point_at_the_proposals_they_are():
    rows = Recommendation.objects.for_list().order_by("pk")

    assert [
        (row.organisation and row.organisation.slug, row.kind, row.decision and row.decision.slug)
        for row in rows
    ] == [
        ("eurocities", "continue", "fortsatt-eurocities-2011"),
        (None, "other", "anvand-internationella-natverket-2011"),
        ("metropolis", "leave_board", "lamna-styrelsen-metropolis-2011"),
        ("uclg", "leave_board", "lamna-styrelsen-uclg-2011"),
        ("metropolis", "leave", "lamna-metropolis-2011"),
        ("uclg", "leave", "lamna-uclg-2011"),
        ("c40", "continue", "anvand-c40-2011"),
        (None, "other", None),
    ]
    assert {(row.answer_said(DAY), row.effect_said(DAY)) for row in rows} == {("", "")}
    assert {row.made for row in rows} == {"2011-03-24"}


def test_to_leave_the_boards_is_due_at_the_congress_and_the_networks_at_the_turn_of_the_year():
    due = {
        (row.organisation.slug, row.kind): row.due
        for row in Recommendation.objects.for_list().filter(kind__startswith="leave")
    }

    assert due == {
        ("metropolis", "leave_board"): "2011-11-23/2011-11-26",
        ("uclg", "leave_board"): "2011-11-23/2011-11-26",
        ("metropolis", "leave"): "[2011-12-31..2012-01-01]",
        ("uclg", "leave"): "[2011-12-31..2012-01-01]",
    }


def test_no_words_are_quoted_at_length():
    own = [model._meta.model_name for model in MODELS]
    quoted = Citation.objects.filter(content_type__model__in=own).values_list("words", flat=True)

    assert Source.objects.count() == 2
    assert max(len(words) for words in quoted) <= 60
