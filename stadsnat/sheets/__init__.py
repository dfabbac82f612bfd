"""Tables in files: written for Excel and safely read back, without any knowledge of the register.

Writing::

    table = Table("Medlemskap", [Column("id", "Id"), Column("ends", "Till och med")], rows)
    write_xlsx([table], stream, about=[Fact("day", "Dag", "2011-03-24")], title="Medlemskap")
    write_csv(table, stream)                 # or csv_lines(table) for a streaming response

Rows are any iterable of sequences of str, int, Decimal or None, taken one at a time. Dates are
given as EDTF texts. What was written comes back text for text, whatever it looks like ("=1+1",
"007", "TRUE", leading spaces, line breaks); None comes back as "", and a number as its digits with
a decimal comma, which ``number`` reads. A row without any text is no row, and does not come back.

Reading::

    workbook = read_table_file(stream, upload.name)
    for sheet in workbook.sheets:
        for row_number, texts in sheet.rows:
            texts["Till och med"]            # cell sheet.letters["Till och med"] + str(row_number)
    for note in workbook.notes:              # what was tolerated; whole when all rows are read
        str(note)

``CannotWrite`` and ``UnreadableFile`` are for the user: ``str(error)`` says in the language of the
moment what to do. UnreadableFile may come with any row, so nothing may be saved before the last.
"""

from .amounts import amount, number
from .csv_writer import csv_lines, write_csv
from .reader import read_table_file
from .shapes import (
    CannotWrite,
    Column,
    Fact,
    Limits,
    Note,
    Sheet,
    Table,
    UnreadableFile,
    Value,
    Workbook,
)
from .xlsx_writer import write_xlsx

__all__ = [
    "CannotWrite",
    "Column",
    "Fact",
    "Limits",
    "Note",
    "Sheet",
    "Table",
    "UnreadableFile",
    "Value",
    "Workbook",
    "amount",
    "csv_lines",
    "number",
    "read_table_file",
    "write_csv",
    "write_xlsx",
]
