"""A long table is written and read row by row: more rows need no more memory."""

import tracemalloc

import pytest

from stadsnat.sheets import Column, Table, read_table_file, write_csv, write_xlsx

COLUMNS = [Column(str(index), f"Kolumn {index}") for index in range(15)]


def write(path, count):
    rows = ([f"rad {row} kolumn {index}" for index in range(15)] for row in range(count))
    table = Table("T", COLUMNS, rows)
    with path.open("wb") as stream:
        if path.suffix == ".xlsx":
            write_xlsx([table], stream)
        else:
            write_csv(table, stream)


def read(path):
    with path.open("rb") as stream:
        [sheet] = read_table_file(stream, path.name).sheets
        return sum(1 for _row in sheet.rows)


def most_memory(work, *arguments):
    tracemalloc.start()
    work(*arguments)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_ten_times_the_rows_need_no_more_memory(tmp_path, ending):
    short, long = tmp_path / f"short.{ending}", tmp_path / f"long.{ending}"
    write(short, 3)  # what is made once, is made now

    writing = [most_memory(write, path, count) for path, count in ((short, 150), (long, 1500))]
    reading = [most_memory(read, path) for path in (short, long)]

    assert writing[1] < writing[0] + 500_000
    assert reading[1] < reading[0] + 500_000
    assert read(long) == 1500
