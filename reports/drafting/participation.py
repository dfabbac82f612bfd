"""Who takes part: which administrations, in what, how actively; and who has declined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reports.prose import swedish
from stadsnat.dates import bounds

from . import grammar
from .network import FRESH, Network, Part
from .voice import Sentence, Voice, is_past, text

LEVELS = ("active", "occasional", "passive", "declined")
# An extent that begins so does not follow "i": it says how, not in what.
_EMPHASIS = re.compile(r"(särskilt|främst|mest|huvudsakligen|framför allt|bland annat) i ")
_HOW = (
    *("särskilt", "främst", "mest", "huvudsakligen", "framför", "bland", "endast", "bara"),
    *("ofta", "ibland", "mycket", "genom", "inom", "på", "vid", "när", "i", "med", "som", "till"),
)


@dataclass(frozen=True)
class _Group:
    """Those who take the same part in the same things at the same time."""

    who: tuple[tuple[str, str], ...]  # (short name, name); the city has none
    level: str
    starts: str
    ends: str
    stated: str
    objects: tuple[str, ...]


def participation(network: Network, voice: Voice) -> list[Sentence]:
    now = _groups([p for p in network.parts if p.held == "now"])
    unsure = _groups([p for p in network.parts if p.held == "uncertain" and p.stated])
    over = _groups([p for p in network.parts if _ended_lately(p, network)])
    return [*_now(now, voice), *_unsure(unsure, voice), *_over(over, voice)]


def _ended_lately(part: Part, network: Network) -> bool:
    ends = bounds(part.ends).latest
    return part.held == "over" and ends is not None and ends.year >= network.day.year - FRESH


def _groups(parts: list[Part]) -> list[_Group]:
    """Join rows that differ only in who, and then those that differ only in what."""

    def of_time(part: Part) -> tuple[int, str, str, str]:
        return LEVELS.index(part.level), part.starts, part.ends, part.stated

    rows: dict[tuple[tuple[int, str, str, str], str], list[Part]] = {}
    for part in sorted(parts, key=of_time):
        rows.setdefault((of_time(part), _object(part)), []).append(part)
    joined: dict[tuple[tuple[int, str, str, str], tuple[tuple[str, str], ...]], list[str]] = {}
    for (time, what), group in rows.items():
        who = tuple((p.administration_slug, p.administration) for p in group if p.administration)
        joined.setdefault((time, who), []).append(what)
    return [
        _Group(who, LEVELS[level], starts, ends, stated, tuple(objects))
        for ((level, starts, ends, stated), who), objects in joined.items()
    ]


def _object(part: Part) -> str:
    """What the part is taken in, to follow "i"; "" for the network as a whole.

    With a comma first it follows the network: "i nätverket, särskilt i EU-projekt".
    """
    if part.body:
        return part.body
    extent = part.extent.split(", med ")[0]
    if extent.split(" ")[0].rstrip(",") not in _HOW:
        return extent
    if _EMPHASIS.match(extent):
        return f", {extent}"
    if extent.startswith("i "):
        return extent.removeprefix("i ")
    _, found, rest = extent.partition(", i ")
    return rest if found else ""


def _where(group: _Group, voice: Voice) -> str:
    objects = [text(what) for what in group.objects if what]
    inside = [what for what in objects if not what.startswith(", ")]
    if inside:
        return " och ".join(f"i {what}" for what in inside)
    return f"i {voice.it()}{objects[0] if objects else ''}"


def _who(group: _Group, voice: Voice) -> str:
    if not group.who:
        return voice.city()
    return swedish.listed(
        [voice.live(f"förvaltning.{slug}.namn", name) for slug, name in group.who]
    )


def _verb(group: _Group, voice: Voice, is_past: bool) -> tuple[str, str]:
    """The finite verb, and what follows it."""
    where = _where(group, voice)
    inactive = "inte aktiva" if len(group.who) > 1 else "inte aktiv"
    since = f"{grammar.since(group.starts)} " if group.starts and not group.ends else ""
    match group.level:
        case "active":
            return ("deltog" if is_past else "deltar"), f"{since}aktivt {where}"
        case "occasional":
            return ("deltog" if is_past else "deltar"), f"{since}ibland {where}"
        case "passive" if since and not is_past:
            inactive = inactive.replace("inte ", "inte varit ")
            return "har", f"{inactive} {where} {since}".strip()
        case "passive":
            return ("var" if is_past else "är"), f"{inactive} {where}"
    has = "hade" if is_past else "har"
    return has, f"{since}avböjt att delta {where}"


def _now(groups: list[_Group], voice: Voice) -> list[Sentence]:
    return [_joined(list(found), voice) for _, found in groupby(groups, key=lambda g: g.who)]


def _joined(
    groups: Sequence[_Group], voice: Voice, is_past: bool = False, first: str = ""
) -> Sentence:
    """All that the same ones do, in one sentence; what they do not do comes after "men"."""
    verbs = [(g, *_verb(g, voice, is_past)) for g in groups]
    does = [f"{verb} {rest}" for g, verb, rest in verbs if g.level in LEVELS[:2]]
    does_not = [f"{verb} {rest}" for g, verb, rest in verbs if g.level in LEVELS[2:]]
    told = swedish.listed(does) if does else ""
    if does_not:
        told = f"{told} men {swedish.listed(does_not)}" if told else swedish.listed(does_not)
    verb, _, rest = told.partition(" ")
    words = grammar.clause(_who(groups[0], voice), verb, rest, first)
    return voice.say(words, *(f"deltar.{slug}" for slug, _ in groups[0].who or [("staden", "")]))


def _unsure(groups: list[_Group], voice: Voice) -> list[Sentence]:
    """What was last stated before the day, of each who, in the order of those statements."""
    said = []
    previous = ""
    for (_who, stated), found in groupby(groups, key=lambda g: (g.who, g.stated)):
        first = "då" if stated == previous else voice.stated(stated)
        said.append(_joined(list(found), voice, is_past(stated), first))
        previous = stated
    return said


def _over(groups: list[_Group], voice: Voice) -> list[Sentence]:
    said = []
    for group in groups:
        verb, rest = _verb(group, voice, True)
        period = grammar.during(group.starts, group.ends)
        if period.startswith("under "):
            words = grammar.clause(_who(group, voice), verb, rest, period)
        else:
            words = grammar.clause(_who(group, voice), verb, f"{rest} {period}")
        facts = [f"deltar.{slug}" for slug, _ in group.who or (("staden", ""),)]
        said.append(voice.say(words, *facts))
    return said
