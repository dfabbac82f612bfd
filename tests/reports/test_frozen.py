"""What was reviewed, approved and issued is never changed: not by the models, nor the database."""

import pytest
from django.core import serializers
from django.db import DatabaseError, connection, models, transaction

from reports.models import Approval, Edition, Proof, Voiding
from reports.models.frozen import Frozen
from reports.reviewing.proofs import withdraw
from tests.factories import approve, make_edition, make_section

pytestmark = pytest.mark.django_db
FROZEN = [Proof, Approval, Voiding, Edition]
# A column of each that anybody might want to mend.
COLUMNS = {Proof: "data", Approval: "name", Voiding: "at", Edition: "text"}


@pytest.fixture(scope="module", autouse=True)
def rows_of_each(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        make_edition()
        other = make_section().report
        approval = approve(other)
        withdraw(report=other, by=approval.by)
        yield
        transaction.set_rollback(True)


def rows(model):
    return list(model.objects.order_by("pk").values())


def test_all_of_that_kind_are_tried_here():
    assert set(Frozen.__subclasses__()) == set(FROZEN)


def saved_over(row):
    type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.fields}).save()


def read_in(row):
    [found] = serializers.deserialize("json", serializers.serialize("json", [row]))
    found.save()


def column(row):
    return COLUMNS[type(row)]


WAYS = {
    "save": lambda row: row.save(),
    "save over its key": saved_over,
    "delete": lambda row: row.delete(),
    "loaddata": read_in,
    "update": lambda row: type(row).objects.update(pk=row.pk + 1),
    "update by the base manager": lambda row: type(row)._base_manager.update(pk=row.pk + 1),
    "bulk_update": lambda row: type(row).objects.bulk_update([row], [column(row)]),
    "bulk_create": lambda row: type(row).objects.bulk_create([row]),
    "delete of all": lambda row: type(row).objects.all().delete(),
    "_raw_delete": lambda row: type(row).objects.all()._raw_delete("default"),
    "raw": lambda row: list(type(row).objects.raw(f"DELETE FROM {row._meta.db_table}")),
    "round the models": lambda row: models.QuerySet(type(row)).update(
        **{column(row): models.F(column(row))}
    ),
    "delete round the models": lambda row: models.QuerySet(type(row))._raw_delete("default"),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("model", FROZEN)
def test_no_row_is_changed_or_removed(model, way):
    before = rows(model)

    with pytest.raises((TypeError, DatabaseError)), transaction.atomic():
        way(model.objects.first())

    assert rows(model) == before


def refuses(model, *statements):
    before = rows(model)
    words = f"A row of {model._meta.db_table} is never changed or deleted."
    for sql in statements:
        with (
            pytest.raises(DatabaseError, match=words),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    assert rows(model) == before


@pytest.mark.parametrize("model", FROZEN)
def test_the_database_refuses_whoever_asks(model):
    table = model._meta.db_table

    refuses(
        model,
        f"UPDATE {table} SET {COLUMNS[model]} = {COLUMNS[model]}",
        f"UPDATE {table} SET id = id + 1000",
        f"DELETE FROM {table}",
    )


# How a row is written over by one with the same key, or with the same other column of its own.
OVER_A_KEY = {
    "sqlite": "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    "postgresql": "INSERT INTO {0} SELECT * FROM {0} "
    "ON CONFLICT (id) DO UPDATE SET id = excluded.id",
}
OVER_ANOTHER = {
    "sqlite": "REPLACE INTO {0} ({1}) SELECT {1} FROM {0}",
    "postgresql": "INSERT INTO {0} ({1}) SELECT {1} FROM {0} ON CONFLICT ({2}) "
    "DO UPDATE SET {3} = excluded.{3}",
}


@pytest.mark.parametrize("model", FROZEN)
def test_no_row_is_replaced(model):
    refuses(model, OVER_A_KEY[connection.vendor].format(model._meta.db_table))


@pytest.mark.parametrize(
    ("model", "unique"), [(Edition, ["report_id", "number"]), (Voiding, ["approval_id"])]
)
def test_no_row_is_replaced_by_another_in_its_place(model, unique):
    columns = ", ".join(field.column for field in model._meta.fields if not field.primary_key)
    words = model._meta.db_table, columns, ", ".join(unique), unique[-1]

    refuses(model, OVER_ANOTHER[connection.vendor].format(*words))


# As a city's database is: only that of the tests may be emptied.
AS_IN_A_CITY = "SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL stadsnat.may_empty_editions = '';"


@pytest.mark.postgresql
@pytest.mark.parametrize("model", FROZEN)
@pytest.mark.parametrize("table", [None, "reports_report"])
def test_no_table_is_emptied(model, table):
    before = rows(model)

    with (
        pytest.raises(DatabaseError, match="is never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"{AS_IN_A_CITY} TRUNCATE {table or model._meta.db_table} CASCADE")

    assert rows(model) == before
