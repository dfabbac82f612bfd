"""The small signs of Swedish print: spaces that do not break, and dashes in ranges. Pure.

Only spaces and hyphens change, each into one other sign, so that no word is another one
afterwards: ”250 000”, ”§ 4”, ”12 kr” and ”24 mars” stay on one line, and ”2009-2011” is
”2009–2011”. What could be something else, as a reference number, is left alone.
"""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"

_MONTH = "(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_SHORT_MONTH = r"(?:jan|feb|apr|jun|jul|aug|sept?|okt|nov|dec)\."
_WEEKDAY = "(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)"
_UNIT = (
    r"(?:kr|kronor|tkr|mnkr|mdkr|miljoner|miljarder|procent|procentenheter|euro|EUR|SEK|USD"
    r"|st|m|km|kg|ton|m²|km²|GWh|kWh)\b"
    r"|[%‰€£$]|°C\b"
)
_BEFORE_NUMBER = (
    r"(?:s|sid|kap|art|nr|dnr|kl|bil|ca|prop|st)\.?"
    r"|bilaga|tabell|figur|avsnitt|kapitel|artikel|punkt|klockan|omkring"
)
_BEFORE_RANGE = (
    r"\b(?:(?:s|sid|kap|art|kl)\.|nr|punkt|klockan|sidorna|punkterna|artiklarna|avsnitten"
    r"|kapitlen|tabellerna)|§§"
)
_COUNTED = r"\d+(?:[.:]\d\d)?"  # a page, a paragraph, or the clock
_YEAR = r"(?:1[5-9]|20)\d\d"
# Neither inside a longer number nor in a reference number, an address or a date.
_ALONE, _ALONE_TOO = r"(?<![\w./:-])", r"(?![\w/]|[-.:]\w)"

_GROUPED = r"\d{1,3}(?: \d{3})+"
_SPACES = [
    re.compile(rf"{_ALONE}{_GROUPED}[-{DASH}]{_GROUPED}(?![\w/]|[-.:]\w)"),
    re.compile(rf"(?<![\d.,-])\d{{1,3}}(?: \d{{3}})+{_ALONE_TOO}"),
    re.compile(r"§§? \d+(?: [a-h]\b)?"),
    re.compile(r"\b\d+(?: [a-h])? kap\b"),
    re.compile(r"\b\d+(?: [a-h])? §"),
    re.compile(rf"\b(?:[1-9]|[12]\d|3[01]) (?:{_MONTH}\b|{_SHORT_MONTH})"),
    re.compile(rf"\d (?:{_UNIT})"),
    re.compile(rf"\b(?i:{_BEFORE_NUMBER}) \d"),
    re.compile(r"\bbl\. a\.|\bfr\. o\. m\."),
    re.compile(r"\b(?:[a-zåäö]\. ){1,2}[a-zåäö]{1,2}\."),
]
_RANGES = [
    re.compile(rf"{_ALONE}({_YEAR})-({_YEAR}){_ALONE_TOO}"),
    re.compile(rf"{_ALONE}(\d\d?)-(\d\d?)(?= {_MONTH}\b)".replace(" ", f"[ {NO_BREAK}]")),
    re.compile(
        rf"(?:{_BEFORE_RANGE}) ({_COUNTED})-({_COUNTED}){_ALONE_TOO}".replace(" ", f"[ {NO_BREAK}]")
    ),
    re.compile(rf"{_ALONE}(\d+)-(\d+)(?= §§)".replace(" ", f"[ {NO_BREAK}]")),
    re.compile(rf"{_ALONE}({_GROUPED})-({_GROUPED}){_ALONE_TOO}".replace(" ", f"[ {NO_BREAK}]")),
    re.compile(rf"{_ALONE}(\d+)-(\d+)(?= (?:{_UNIT}))".replace(" ", f"[ {NO_BREAK}]")),
]
# Names of days and months on either side: ”mars-maj”, ”24 mars-2 april”.
_NAMED = [
    re.compile(rf"\b({names})-(?=(?:\d\d?[ {NO_BREAK}])?{names}\b)") for names in (_MONTH, _WEEKDAY)
]
REACH = 24  # so much of what stands before may matter


def typeset(text: str, before: str = "") -> str:
    """The text as it is printed; ``before`` is what stands directly before it on its line."""
    before = before[-REACH:]
    whole = before + text
    for pattern in _SPACES:
        whole = pattern.sub(lambda match: match[0].replace(" ", NO_BREAK), whole)
    for pattern in _RANGES:
        whole = pattern.sub(_dashed, whole)
    for pattern in _NAMED:
        whole = pattern.sub(rf"\1{DASH}", whole)
    return whole[len(before) :]


def _dashed(match: re.Match[str]) -> str:
    """Only what rises is a range."""
    first, last = match[1], match[2]
    return match[0].replace("-", DASH) if _size(first) < _size(last) else match[0]


def _size(written: str) -> list[tuple[int, str]]:
    """What tells which is more, however long: "9.30" is 9 and 30, "10 000" is 10000."""
    parts = [re.sub(r"\s", "", part).lstrip("0") for part in re.split("[.:]", written)]
    return [(len(part), part) for part in parts]
