"""What is taken home and sent in at once changes nothing, whatever stands in the register."""

import pytest
from django.core.management import call_command
from django.db import models as fields
from django.utils import translation
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from organisations.exchange.cells import pack, read_cells, unpack
from organisations.exchange.names import Names
from organisations.exchange.resources import RESOURCE_OF, RESOURCES
from organisations.exchange.tables import table_of
from organisations.models import Citation, Organisation
from stadsnat.fields import EDTFField
from stadsnat.records import record_models
from tests.factories import (
    MAKERS,
    change,
    cite,
    make_claim,
    make_finding,
    make_membership,
    make_organisation,
    make_topic,
)

from .files import counts, csv, plan_for, taken_home

pytestmark = pytest.mark.django_db

MODELS = [resource.model for resource in RESOURCES]
AWKWARD = [
    *("-", "--", "---", " ", "  ledande", "efter  ", "=1+1", "'=1+1", "+46", "@SUM(A1)"),
    *("007", "1,5", "2011-03-24", "SANT", "ja", "''", '"', ";", "rad\nrad", "rad\r\nrad"),
    *("\t", "_x000D_", "å ä ö Å Ä Ö", "Ærø – ”citat”", "\N{NO-BREAK SPACE}", "<b>&amp;</b>", "🏙"),
]
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


def test_every_kind_of_row_has_a_table():
    own = [model for model in record_models() if model._meta.app_label == "organisations"]

    assert set(MODELS) == set(own)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda each: each.model.__name__)
def test_no_two_columns_have_the_same_heading_in_either_language(resource):
    for language in ("sv", "en"):
        with translation.override(language):
            labels = [column.label.casefold() for column in resource.columns]
            assert len(set(labels)) == len(labels)


def test_no_two_sheets_have_the_same_name():
    names = [name for resource in RESOURCES for name in {n.casefold() for n in resource.names}]

    assert len(set(names)) == len(names)


def text_fields(model):
    """The fields of free text that may hold anything."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, fields.CharField | fields.TextField)
        and not isinstance(field, EDTFField | fields.SlugField)
        and not field.choices
        and field.name != "field"
    ]


def fill(row, text):
    with change():
        for field in text_fields(type(row)):
            setattr(row, field.name, text[: field.max_length])
        row.save()


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_kind_of_row_comes_back_unchanged_with_awkward_texts(model):
    for text in AWKWARD:
        fill(MAKERS[model](), text)

    cells = taken_home(model)

    assert counts(plan_for(cells)) == (0, 0, model.objects.count(), 0, 0)
    assert unpack(pack(cells)) == cells


@pytest.mark.slow
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=texts, summary=texts, note=texts)
@example(name="-", summary="", note="")
def test_an_organisation_comes_back_unchanged_whatever_its_texts(name, summary, note):
    row = make_organisation(name=name, summary=summary, note=note)

    assert counts(plan_for(taken_home(Organisation))) == (0, 0, Organisation.objects.count(), 0, 0)
    assert Organisation.objects.get(pk=row.pk).name == name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_kind_of_row_comes_back_unchanged_as_csv(model):
    fill(MAKERS[model](), "=1;-")
    one = table_of(RESOURCE_OF[model], Names(RESOURCE_OF))

    cells = read_cells(csv(one), f"{model._meta.model_name}.csv")

    assert counts(plan_for(cells)) == (0, 0, model.objects.count(), 0, 0)


def test_a_citation_of_a_row_that_no_file_holds_comes_back_unchanged():
    cite(make_finding())

    assert counts(plan_for(taken_home(Citation))) == (0, 0, 1, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize(("there", "back"), [("sv", "en"), ("en", "sv")])
def test_the_whole_register_comes_back_unchanged_in_the_other_language(there, back):
    call_command("load_fixtures", verbosity=0)
    with translation.override(there):
        cells = taken_home(*MODELS)

    with translation.override(back):
        plan = plan_for(cells)

    assert counts(plan) == (0, 0, sum(model.objects.count() for model in MODELS), 0, 0)
    assert [sheet.left_alone for sheet in plan.sheets] == [0] * len(MODELS)


def test_dates_numbers_topics_and_what_a_citation_is_about_come_back_unchanged():
    organisation = make_organisation()
    with change():
        organisation.topics.set([make_topic(), make_topic()])
    for starts in ("", "2003", "199X", "[1994..1996]", "2011-11-23/2011-11-26", "1995~", "2018-21"):
        make_membership(starts=starts, ends=".." if starts else "")
    for number in ("0", "-1.50", "1234567890123.45", "0.10"):
        make_claim(number=number)
    cite(organisation, field="name", words="-")

    plan = plan_for(taken_home(*MODELS))

    assert counts(plan)[:2] + counts(plan)[3:] == (0, 0, 0, 0)
