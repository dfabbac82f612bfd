"""Two ways to write a text so that it cannot do harm in a file and comes back as it was.

XLSX: a character that XML refuses stands as ``_x000B_``, as Excel itself writes it, and a text
that already looks so has its first underscore written as ``_x005F_``.

CSV: a text that a spreadsheet could take for a formula gets an apostrophe before it, and so does
a text that already looks like one so guarded; reading takes one apostrophe off from just those.
"""

import re

# A carriage return is allowed in XML, but every reader of XML makes it a line feed.
_REFUSED = "\x01-\x08\x0b-\x1f\ufffe\uffff"
_TO_ESCAPE = re.compile(rf"[{_REFUSED}]|_(?=x[0-9A-Fa-f]{{4}}[_{_REFUSED}])")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

# Those that begin a formula in Excel or LibreOffice, and their full-width forms.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def escape(text: str) -> str:
    """The text as it may stand in an XLSX file."""
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescape(text: str) -> str:
    """The text that stands in an XLSX file, as it is meant."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    # Neither NUL nor half a character can be kept in a database.
    return match[0] if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def guard(text: str) -> str:
    """The text as it may stand in a CSV file that somebody opens in a spreadsheet."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that ``guard`` made this of; one that it did not make comes back as it is."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
