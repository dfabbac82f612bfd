"""A table as CSV that Swedish Excel opens at once: UTF-8 with BOM, semicolons, CRLF.

Every text is quoted, also where it need not be: an Excel with another list separator would
otherwise cut it up, and a piece of it could become a formula.
"""

import csv
from collections.abc import Iterator
from typing import IO, Literal

from .escapes import guard
from .outgoing import as_number, check_row, check_text, labels, number_text
from .shapes import Column, Table, Value


class _Lines:
    """What ``csv.writer`` writes to; it hands back each line, so that none is kept."""

    def write(self, line: str) -> str:
        return line


def csv_lines(table: Table, delimiter: Literal[";", ","] = ";") -> Iterator[bytes]:
    """The file line by line, for a streaming response. Raises CannotWrite on the way."""
    writer = csv.writer(_Lines(), delimiter=delimiter, quoting=csv.QUOTE_ALL)
    yield writer.writerow([guard(label) for label in labels(table)]).encode("utf-8-sig")
    for number, row in enumerate(table.rows, start=2):
        check_row(table, number, row)
        texts = [
            _text(value, table, number, column)
            for value, column in zip(row, table.columns, strict=True)
        ]
        yield writer.writerow(texts).encode()


def _text(value: Value, table: Table, number: int, column: Column) -> str:
    value = as_number(value)
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(check_text(value, table, number, column))
    return number_text(value)


def write_csv(table: Table, stream: IO[bytes], delimiter: Literal[";", ","] = ";") -> None:
    """Write the table. After CannotWrite the stream holds a part of it, to be thrown away."""
    stream.writelines(csv_lines(table, delimiter))
