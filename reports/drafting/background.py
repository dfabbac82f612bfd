"""What a network is: since when, with which members, whose, what for, and who leads it."""

from itertools import groupby

from reports.prose import swedish
from reports.prose.values import letters, of_number
from stadsnat.dates import say

from . import grammar
from .network import Count, Network, Other, Seat
from .nouns import NOUNS
from .overlap import names, repeats
from .voice import Sentence, Voice, text

_PARTS = ("forum", "arbetsgrupper", "utskott", "kommittéer", "sektioner")
_PLACES = ("länder",)
_BETWEEN = "år mellan "
MOST_ACTIVITIES = 2


def background(network: Network, voice: Voice) -> list[Sentence]:
    """What is known of the network itself, in the order that a reader asks for it."""
    tellers = (_introduction, _belonging, _parts, _more_counts, _purpose, _activities)
    later = (_committees, _partners, _interval, _chair, _seat)
    return [found for teller in (*tellers, *later) for found in teller(network, voice)]


def _introduction(network: Network, voice: Voice) -> list[Sentence]:
    """What it is, when it began and how many it has: in two sentences, or in one of the two."""
    began = _began(network, voice)
    members = _members(network, voice)
    is_told = repeats(network.name, network.summary) and len(network.name.split()) > 2
    what = text(grammar.with_article(network.summary))
    if is_told and (began or members):
        what = ""
    first = "sammanfattning"
    if not what and (began or members):
        words = " och ".join(part for part in (began, members) if part)
        return [voice.say(f"{voice.full_name} {words}")]
    if not what:
        what = f"{NOUNS[voice.kind].article} {voice.kind}" if voice.kind else ""
        first = "slag"
    if not what:
        return []
    choice = voice.choose("founding", 3) if began else 0
    openings = [f" är {what}", f" {began} och är {what}", f", som {began}, är {what}"]
    if choice == 2 and " som " in what:
        choice = 1
    said = [voice.say(f"{voice.full_name}{openings[choice]}", first)]
    rest = [part for part in ("" if choice else began, members) if part]
    if rest:
        said.append(voice.say(f"{voice.it()} {' och '.join(rest)}"))
    return said


def _began(network: Network, voice: Voice) -> str:
    if not network.founded:
        return ""
    verb = "startade" if voice.kind == "initiativ" else voice.pick("began", "bildades", "grundades")
    day = grammar.when(network.founded, voice.own("grundat", say(network.founded)))
    within = [o.name for o in network.others if o.kind == "started_within"]
    return " ".join([verb, day, *(f"inom {text(name)}" for name in within[:1])])


def _members(network: Network, voice: Voice) -> str:
    """How many members there are and in how many countries, as what follows the name."""
    counts = [c for c in network.counts if network.is_current(c.as_of) and c.number != 1]
    members = next((c for c in counts if c.kind == "members"), None)
    places = next((c for c in counts if c.unit in _PLACES and c.number), None)
    where = f" i {voice.live(places.name, _shown(places))} {places.unit}" if places else ""
    if members is None:
        return f"finns{where}" if where else ""
    number = f"{voice.live(members.name, _shown(members))} {text(members.unit)}"
    if members.unit.startswith("medlem"):
        return f"{voice.pick('members', 'har', 'samlar')} {number}{where}"
    return voice.pick("members", f"har {number}{where} som medlemmar", f"samlar {number}{where}")


def _shown(count: Count) -> str:
    """As the register says it, a number up to tolv in letters."""
    if count.number is None or count.words != of_number(count.number, count.bound).words:
        return count.words
    return letters(of_number(count.number, count.bound)).words


def _belonging(network: Network, voice: Voice) -> list[Sentence]:
    """What it is a part of, who is behind it and who coordinates it."""
    said = []
    for other in network.others:
        told = f"{network.name} {network.summary}"
        if names(told, other.name) or not network.is_fresh(other.stated):
            continue
        name = _named(other)
        match other.kind:
            case "part_of":
                verb = voice.pick("part", "är en del av", "ingår i")
                said.append(voice.say(f"{voice.it()} {verb} {name}", "samband"))
            case "initiative_of":
                said.append(voice.say(f"Bakom {voice.it()} står {name}", "samband"))
            case "coordinated_by":
                said.append(voice.say(f"Arbetet samordnas av {name}", "samband"))
            case "started_within" if not network.founded:
                said.append(voice.say(f"{voice.it()} startade inom {name}", "samband"))
    return said


def _named(other: Other) -> str:
    """A name with its abbreviation; a name that is a description, with its article."""
    *first, _ = other.name.split(" ", 1) if " " in other.name else ("",)
    rest = other.name[len(first[0]) :] if first else other.name
    if rest and rest == rest.lower() and grammar.head_noun(other.name):
        return text(grammar.with_article(other.name))
    has_short = other.abbreviation and other.abbreviation not in other.name.split()
    return text(f"{other.name} ({other.abbreviation})" if has_short else other.name)


def _parts(network: Network, voice: Voice) -> list[Sentence]:
    """How many forums and working groups it has, or had."""
    parts = [c for c in network.counts if c.unit in _PARTS and c.number and c.number > 1]
    fresh = [c for c in parts if network.is_fresh(c.as_of)]
    fresh.sort(key=lambda c: (c.as_of, _PARTS.index(c.unit)))
    said = []
    for as_of, group in groupby(fresh, key=lambda c: c.as_of):
        counts = list(group)
        number = swedish.listed([f"{voice.live(c.name, _shown(c))} {c.unit}" for c in counts])
        if network.is_current(as_of):
            said.append(voice.say(f"{voice.it()} har {number}"))
            continue
        day = voice.live(f"{counts[0].name}.gäller", say(as_of))
        then = grammar.at_first(as_of, day)
        said.append(voice.say(grammar.clause(voice.it(), "hade", number, then)))
    return said


def _more_counts(network: Network, voice: Voice) -> list[Sentence]:
    """Other numbers: what is in it, and how large a part of the world it covers."""
    counts = [c for c in network.counts if c.kind == "count" and network.is_current(c.as_of)]
    counts = [c for c in counts if c.unit not in (*_PARTS, *_PLACES) and " med " not in c.unit]
    said = [
        voice.say(f"I {voice.it()} ingår {voice.live(c.name, _shown(c))} {text(c.unit)}")
        for c in counts
        if c.number and c.number > 1 and not c.unit.startswith("år ")
    ]
    shares = [
        f"{voice.live(c.name, c.words)} av {text(c.unit)}"
        for c in counts
        if c.number is None and " " in c.unit and c.unit.split()[0].endswith("s")
    ]
    if shares:
        said.append(voice.say(f"{voice.it()} omfattar {swedish.listed(shares)}"))
    return said


def _purpose(network: Network, voice: Voice) -> list[Sentence]:
    """What it is for, unless the summary has said it."""
    found = [r for r in network.remarks if r.kind == "purpose" and r.text.startswith("Att ")]
    new = [r for r in found if not repeats(r.text, network.summary)]
    if not new:
        return []
    purpose = text(grammar.small(new[0].text.rstrip(".")))
    if not network.is_fresh(new[0].as_of):
        then = grammar.from_(new[0].as_of)
        return [voice.say(f"Enligt en uppgift {then} är syftet {purpose}", "syfte")]
    match voice.choose("purpose", 3):
        case 0:
            return [voice.say(f"Syftet är {purpose}", "syfte")]
        case 1:
            return [voice.say(f"Syftet med {voice.it()} är {purpose}", "syfte")]
    return [voice.say(f"{swedish.genitive(voice.it())} syfte är {purpose}", "syfte")]


def _activities(network: Network, voice: Voice) -> list[Sentence]:
    """The sources' own sentences on what it does: those that have it as their subject."""
    said: list[Sentence] = []
    told = network.summary
    for remark in network.remarks:
        is_of_kind = remark.kind in ("activity", "way_of_working")
        rest = _predicate(remark.text, network, voice)
        if is_of_kind and rest and network.is_fresh(remark.as_of) and not repeats(rest, told):
            said.append(voice.say(f"{voice.it()} {text(rest)}", "verksamhet"))
            told += rest
    return said[:MOST_ACTIVITIES]


def _predicate(words: str, network: Network, voice: Voice) -> str:
    """What a sentence says of the network, after its name; "" for what is no such sentence."""
    subjects = [network.name, network.abbreviation]
    if voice.kind:
        subjects.append(NOUNS[voice.kind].definite.capitalize())
    found = next((s for s in subjects if s and words.startswith(f"{s} ")), "")
    return words.removeprefix(f"{found} ") if found and words.endswith(".") else ""


def _committees(network: Network, voice: Voice) -> list[Sentence]:
    named = [name for name in network.committees if name[:1].isupper()]
    is_counted = any(count.unit == "utskott" for count in network.counts)
    if len(named) < 2 or is_counted:
        return []
    listed = swedish.listed([text(name) for name in named])
    return [voice.say(f"I {voice.it()} finns utskotten {listed}", "organ")]


def _partners(network: Network, voice: Voice) -> list[Sentence]:
    partners = [
        _named(other)
        for other in network.others
        if other.kind == "partner_of" and network.is_fresh(other.stated)
    ]
    if not partners:
        return []
    return [voice.say(f"{voice.it()} samarbetar med {swedish.listed(partners)}", "samband")]


def _interval(network: Network, voice: Voice) -> list[Sentence]:
    """How often its congresses are held."""
    found = [c for c in network.counts if c.unit.startswith(_BETWEEN) and c.number]
    said: list[Sentence] = []
    for count in found:
        what = count.unit.removeprefix(_BETWEEN)
        many = next((n.plural for n in NOUNS.values() if n.definite_plural == what), "")
        if many and count.number and count.number > 1 and network.is_fresh(count.as_of):
            years = f"{voice.live(count.name, _shown(count))} års mellanrum"
            said.append(voice.say(f"{many} hålls med {years}"))
    return said


def _chair(network: Network, voice: Voice) -> list[Sentence]:
    chairs = [s for s in network.seats if s.party and s.role == "chair" and not s.body]
    now = [s for s in chairs if s.state in ("filled", "ends_soon")]
    who = leader(now[0], voice) if now else ""
    if not who:
        return []
    what = voice.pick("chair", "Ordförande", f"Ordförande för {voice.name}")
    return [voice.say(f"{what} är {who}", "ordförande")]


def leader(seat: Seat, voice: Voice) -> str:
    """Who holds a seat of another party: office, person and party, as far as they are known."""
    name = f"uppdrag.{seat.slug}"
    person = voice.own(f"{name}.person", seat.person) if seat.person else ""
    if seat.office:
        return ", ".join(filter(None, [voice.own(f"{name}.ämbete", seat.office), person]))
    party = voice.own(f"{name}.part", seat.party)
    return f"{person} från {party}" if person else party


def _seat(network: Network, voice: Voice) -> list[Sentence]:
    if not network.seat:
        return []
    return [voice.say(f"{voice.it()} har sitt säte i {text(network.seat)}", "säte")]
