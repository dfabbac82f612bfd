"""Reading a workbook in: ours against django-import-export as it comes."""

import io

from import_export.formats.base_formats import XLSX
from import_export.resources import ModelResource

from organisations.exchange.carrying_out import carry_out
from organisations.exchange.cells import pack, read_cells, unpack
from organisations.exchange.comparing import compare, finish
from organisations.exchange.names import Names
from organisations.exchange.resources import RESOURCE_OF
from organisations.exchange.sorting_out import sort_out
from organisations.exchange.tables import table_of
from organisations.models import Membership
from stadsnat import changes
from stadsnat.sheets import Column, Table, write_xlsx

FIELDS = ("id", "organisation", "starts", "ends", "path", "note")


class MembershipResource(ModelResource):
    class Meta:
        model = Membership
        fields = FIELDS


def changed(values):
    """The row with its end a year earlier."""
    return values | {"ends": str(int(values["ends"]) - 1)}


def new(values):
    """A later membership in place of the row."""
    later = {name: str(int(values[name]) + 200) for name in ("starts", "ends")}
    return values | later | {"id": None, "version": None}


def our_file(edit):
    """The workbook as it is taken home, with each row edited."""
    table = table_of(RESOURCE_OF[Membership], Names(RESOURCE_OF))
    keys = [column.key for column in table.columns]
    rows = (list(edit(dict(zip(keys, row, strict=True))).values()) for row in table.rows)
    return _workbook(Table(table.name, table.columns, rows))


def their_file(edit):
    """The same rows as django-import-export wants them: keys, and no version."""
    rows = Membership.objects.order_by("pk").values(*FIELDS).iterator()
    edited = (edit(row) for row in rows)
    columns = [Column(name, name) for name in FIELDS]
    return _workbook(Table("Rader", columns, ([row[n] for n in FIELDS] for row in edited)))


def _workbook(table):
    stream = io.BytesIO()
    write_xlsx([table], stream)
    return stream.getvalue()


def our_preview(content):
    """What happens when a file is sent in and its page is opened."""
    packed = pack(read_cells(io.BytesIO(content), "fil.xlsx"))
    plan, _good, others = finish(sort_out(unpack(packed)))
    assert plan.to_write
    assert not others


def our_commit(content):
    """What happens when the button is pressed: all of the preview but reading, and the writing."""
    packed = pack(read_cells(io.BytesIO(content), "fil.xlsx"))
    seen = finish(compare(unpack(packed))).digest

    def work():
        def plan_of(lock=False):
            return compare(unpack(packed), lock=lock)

        assert finish(carry_out(plan_of, seen, by=None, reason="Mätning")).pk

    return work


def their_import(content, *, dry_run):
    with changes.open(by=None, reason="Mätning"):
        changes.current()  # stored before the dry run, which takes its own part back
        data = XLSX().create_dataset(content)
        result = MembershipResource().import_data(data, dry_run=dry_run)
    assert not result.has_errors()
    assert not result.has_validation_errors()
