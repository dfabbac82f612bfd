"""The rows of a sheet as SpreadsheetML, each a string that is written and forgotten.

Every text is written as a text, whatever it looks like: a cell that begins with "=" is no formula,
and "007" and "2011-03-24" stay as they are, also when somebody edits them in Excel.
"""

import re
from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from .escapes import escape
from .outgoing import as_number, check_row, check_text
from .shapes import Table, Value

_MARKUP = re.compile("[&<>]")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class RowsWriter:
    """Says the rows of a table. ``last`` is the number of the last one said.

    ``place_holder`` is a number that stands for it until it is known.
    """

    def __init__(self, table: Table, text_style: int, place_holder: int) -> None:
        self.table, self.place_holder, self.last = table, place_holder, 1
        self._letters = [get_column_letter(index + 1) for index in range(len(table.columns))]
        self._of_text = f'" s="{text_style}" t="inlineStr"><is><t xml:space="preserve">'

    def rows(self) -> Iterator[str]:
        for number, row in enumerate(self.table.rows, start=2):
            check_row(self.table, number, row)
            cells = "".join(
                self._cell(value, index, number)
                for index, value in enumerate(row)
                if value is not None and value != ""
            )
            self.last = number
            yield f'<row r="{number}">{cells}</row>'

    def _cell(self, value: Value, index: int, number: int) -> str:
        value = as_number(value)
        if not isinstance(value, str):
            return f'<c r="{self._letters[index]}{number}"><v>{value}</v></c>'
        text = check_text(escape(value), self.table, number, self.table.columns[index])
        text = _MARKUP.sub(lambda match: _REFERENCES[match[0]], text)
        return f'<c r="{self._letters[index]}{number}{self._of_text}{text}</t></is></c>'
