"""The words that dates are written with, Swedish and English, and how a text is tidied first."""

import re
import unicodedata

MONTHS = {
    name: f"{number:02}"
    for number, names in enumerate(
        [
            "januari january jan",
            "februari february febr feb",
            "mars march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
# EDTF's numbers for the seasons, written where a month would stand.
SEASONS = {
    name: number
    for number, names in {
        "21": "våren vår spring",
        "22": "sommaren sommar summer",
        "23": "hösten höst autumn fall",
        "24": "vintern vinter winter",
    }.items()
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        [
            "måndagen måndag mån monday mon",
            "tisdagen tisdag tis tuesday tue tues",
            "onsdagen onsdag ons wednesday wed",
            "torsdagen torsdag tors tor thursday thu thur thurs",
            "fredagen fredag fre friday fri",
            "lördagen lördag lör saturday sat",
            "söndagen söndag sön sunday sun",
        ]
    )
    for name in names.split()
}
# The years of a decade, counted from its first, that its parts stand for in dates.py; and halves.
PARTS_OF_DECADE = {
    **dict.fromkeys(["början", "inledningen", "tidigt", "tidiga", "early", "beginning"], (0, 3)),
    **dict.fromkeys(["mitten", "mid", "middle"], (4, 6)),
    **dict.fromkeys(["slutet", "sent", "sena", "late", "end"], (7, 9)),
    **dict.fromkeys(["första hälften", "first half"], (0, 4)),
    **dict.fromkeys(["andra hälften", "senare hälften", "second half"], (5, 9)),
}
UNKNOWN_WORDS = {
    *("", "?", "-", "–", "okänt", "okänd", "oklart", "uppgift saknas", "saknas", "vet ej"),
    *("ej känt", "odaterad", "odaterat", "u.å.", "unknown", "not known", "undated", "n.d.", "n/a"),
}
OPEN_WORDS = {
    *("..", "...", "…", "pågår", "pågående", "fortfarande", "tills vidare", "t.v."),
    "löpande",
    *("ongoing", "continuing", "still", "until further notice"),
}
# At the end of a period they say that it goes on; as a date they would mean another day tomorrow.
NOW_WORDS = {"nu", "idag", "i dag", "now", "today", "present"}
APPROXIMATE = ["omkring", "omkr", "ungefär", "cirka", "circa", "c:a", "ca", "c", "runt", "kring"]
APPROXIMATE += ["~", "approximately", "approx", "around", "about", "roughly"]
PROBABLE = ["troligtvis", "troligen", "trol", "sannolikt", "förmodligen", "antagligen"]
PROBABLE += ["probably", "likely"]

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHENS = re.compile("[\u2010\u2011\u2212]")
_DASHES = re.compile("[\u2012\u2014\u2015]|--+")
_SPACED_DASH = re.compile(r" ?– ?| -+ |(?<=\w) -$|^- (?=\w)")
_QUOTES = "\"'”“’‘«» "

_REPLACED = [
    (re.compile(r"\bt\.? ?o\.? ?m\b\.?|\btill och med\b|\bup to and including\b"), "till"),
    (re.compile(r"\bfr\.? ?o\.? ?m\b\.?|\bfrån och med\b"), "från"),
    (re.compile(r"\b(\d{1,2})(?::[ae]|st|nd|rd|th)\b"), r"\1"),
    (re.compile(r"(\d{4}-\d\d-\d\d)[ t]00:00(?::00)?(?:\.0+)?"), r"\1"),  # a spreadsheet's day
    (re.compile(r"[,;]"), " "),
    (re.compile(r"(?<=[^\W\d_])\.(?!\.)"), " "),  # of an abbreviation
    (re.compile(r"(?<=\d)\.$"), ""),
    # Small words that a date means the same without.
    (re.compile(r"\b(?:den|the|of|av|på|i|in|on|during|under|månad)\b"), " "),
    (re.compile(r"\b(?:år|året|åren|years?)\b(?= +\d)"), " "),
]


def plain(text: str) -> str:
    """The same words in small letters, with single spaces and one kind of dash for a range."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).lower()
    text = " ".join(text.split()).strip(_QUOTES)
    text = _DASHES.sub("–", _HYPHENS.sub("-", text))
    return _SPACED_DASH.sub("–", text)


def tidy(text: str) -> str:
    """What carries the date: abbreviations lose their dots, numbers their endings."""
    text = plain(text)
    for pattern, replacement in _REPLACED:
        text = " ".join(pattern.sub(replacement, text).split())
    return text.replace("– ", "–").replace(" –", "–")
