"""The city's seats: which, since when, held by whom, until when; those of before, and the empty."""

from itertools import groupby

from reports.prose import swedish
from stadsnat.dates import bounds, say

from . import grammar
from .network import Meeting, Network, Seat
from .nouns import indefinite
from .voice import Sentence, Voice, is_past, text

ROLES = {
    "chair": "ordförande",
    "vice_chair": "vice ordförande",
    "member": "ledamot",
    "deputy": "ersättare",
}
SITTING = ("filled", "ends_soon")


def seats(network: Network, voice: Voice) -> list[Sentence]:
    """The seats held on the day, then those that may be over, then those that are."""
    own = [s for s in network.seats if not s.party and s.role in ROLES]
    sitting = [s for s in own if s.state in SITTING]
    return [
        *_sitting(sitting, voice),
        *(said for seat in own for said in _waiting(seat, voice)),
        *_unsure(own, voice),
        *_begun(own, voice),
        *_before([s for s in own if s.state == "ended"], sitting, voice),
    ]


def _sitting(seats: list[Seat], voice: Voice) -> list[Sentence]:
    said: list[Sentence] = []
    previous = ""
    for number, (key, found) in enumerate(groupby(seats, key=lambda s: (s.role, s.starts))):
        group = list(found)
        said += _held(group, previous, number, voice)
        previous = key[1]
    for seat in seats:
        said += _term(seat, len(seats) > 1, voice)
    return said


def _held(group: list[Seat], previous: str, number: int, voice: Voice) -> list[Sentence]:
    """One or more seats of the same kind since the same day, and who holds them."""
    first = group[0]
    has_period = bool(first.starts and first.ends and len(group) == 1)
    since = "" if has_period else _since(first, previous, voice)
    places = _places(group, voice)
    also = "också " if number else ""
    if first.role == "member" and all(s.body for s in group) and voice.choose("seat", 2):
        verb, what = "har", f"{also}{'platser' if len(group) > 1 else 'en plats'} {places}"
    else:
        verb, what = "är", f"{also}{ROLES[first.role]} {places}"
    if has_period:
        period = voice.own(f"uppdrag.{first.slug}.period", _period(first))
        what = f"{what} för perioden {period}"
    if first.elected_at and len(group) == 1 and not since:
        what = f"{what}, efter val {at_event(first.elected_at, voice)}"
    facts = [f"uppdrag.{seat.slug}" for seat in group]
    if since and number:
        words = grammar.clause(voice.city(), verb, f"{since} {what}")
    elif since and (first.chaired_by or voice.choose("seat-since", 2)):
        words = grammar.clause(voice.city(), verb, what, since)
    else:
        words = grammar.clause(voice.city(), verb, f"{what} {since}".strip())
    return [voice.say(words, *facts), *_holder(group, voice)]


def _since(seat: Seat, previous: str, voice: Voice) -> str:
    if not seat.starts:
        return ""
    if seat.starts == previous and seat.starts.isdigit():
        return "sedan samma år"
    return grammar.since(seat.starts, voice.own(f"uppdrag.{seat.slug}.från", say(seat.starts)))


def _period(seat: Seat) -> str:
    between = "–" if seat.starts.isdigit() and seat.ends.isdigit() else " – "
    if seat.starts == seat.ends:
        return say(seat.starts)
    return f"{say(seat.starts)}{between}{say(seat.ends)}"


def _places(group: list[Seat], voice: Voice) -> str:
    """Where the seats are: "i styrelsen och fullmäktige", "för Eurocities"."""
    bodies = [_body(seat) for seat in group if seat.body]
    if not bodies:
        return f"för {voice.it()}"
    return f"i {swedish.listed(bodies)}"


def _body(seat: Seat) -> str:
    body = text(seat.body)
    return f"{body}, där {text(seat.chaired_by)} är ordförande" if seat.chaired_by else body


def _holder(group: list[Seat], voice: Voice) -> list[Sentence]:
    if len(group) > 1:
        return []
    seat = group[0]
    who = holder(seat, voice)
    if not who:
        return []
    what = "platsen" if seat.role == "member" else "uppdraget"
    return [voice.say(f"{what} innehas av {who}")]


def holder(seat: Seat, voice: Voice) -> str:
    """ "finansborgarrådet", "trafikborgarrådet Anna Ek", "borgmästaren i Oslo, Anna Ek"."""
    name = f"uppdrag.{seat.slug}"
    office = voice.own(f"{name}.ämbete", seat.office) if seat.office else ""
    person = voice.own(f"{name}.person", seat.person) if seat.person else ""
    between = ", " if " " in seat.office else " "
    return between.join(filter(None, [office, person]))


def _term(seat: Seat, is_one_of_several: bool, voice: Voice) -> list[Sentence]:
    """When a seat that is held ends, and which other it hangs on."""
    what = _which(seat, is_one_of_several)
    end = at_event(seat.ends_at, voice) if seat.ends_at else ""
    if not end and seat.ends and not seat.starts:
        shown = voice.own(f"uppdrag.{seat.slug}.till", say(seat.ends))
        end = grammar.until(seat.ends, shown)
    ends = f"{what} {'löper ut' if seat.ends_at else 'gäller'} {end}" if end else ""
    hangs = f"är beroende av stadens uppdrag i {text(seat.depends_on)}" if seat.depends_on else ""
    if ends and hangs:
        return [voice.say(f"{ends} och {hangs}", f"uppdrag.{seat.slug}.till")]
    if hangs:
        return [voice.say(f"{what} {hangs}", f"uppdrag.{seat.slug}")]
    return [voice.say(ends, f"uppdrag.{seat.slug}.till")] if ends else []


def _which(seat: Seat, is_one_of_several: bool) -> str:
    if not is_one_of_several:
        return "uppdraget"
    if not seat.body:
        return f"uppdraget som {ROLES[seat.role]}"
    return f"{'platsen' if seat.role == 'member' else 'uppdraget'} i {text(seat.body)}"


def at_event(meeting: Meeting, voice: Voice) -> str:
    """ "vid världskongressen 2011"; of another's, "vid Metropolis världskongress 2011"."""
    if meeting.organisation_slug == voice.network.slug:
        return f"vid {text(meeting.name)}"
    first, _, rest = meeting.name.partition(" ")
    if form := indefinite(first):
        owner = swedish.genitive(meeting.organisation)
        return f"vid {text(f'{owner} {form} {rest}'.strip())}"
    return f"vid {text(meeting.name)} ({text(meeting.organisation)})"


def _waiting(seat: Seat, voice: Voice) -> list[Sentence]:
    """A seat whose term is over while nobody new has been chosen."""
    if seat.state not in ("carried_over", "vacant"):
        return []
    end = _ended_when(seat, voice)
    where = f"i {text(seat.body)}" if seat.body else f"som {ROLES[seat.role]}"
    fact = f"uppdrag.{seat.slug}.till"
    if seat.state == "vacant":
        since = f" sedan mandattiden gick ut {end}" if end else ""
        return [voice.say(f"Stadens plats {where} står tom{since}", fact)]
    over = f"mandattiden för stadens uppdrag {where} har gått ut"
    if end:
        over = f"mandattiden för stadens uppdrag {where} gick ut {end}"
    return [voice.say(f"{over}, men staden sitter kvar tills nästa är vald", fact)]


def _ended_when(seat: Seat, voice: Voice) -> str:
    if seat.ends_at:
        return at_event(seat.ends_at, voice)
    if not seat.ends:
        return ""
    return grammar.when(seat.ends, voice.own(f"uppdrag.{seat.slug}.till", say(seat.ends)))


def _unsure(seats: list[Seat], voice: Voice) -> list[Sentence]:
    """Seats that nobody has stated by the day whether the city still holds."""
    others = [s for s in seats if _is_unsure(s) and not _is_new(s)]
    said = []
    for (stated, starts), found in groupby(others, key=lambda s: (s.stated, s.starts)):
        group = list(found)
        verb = "var" if is_past(stated) else "är"
        since = f"{_since(group[0], '', voice)} " if starts else ""
        what = swedish.listed([_position(seat, voice) for seat in group])
        if len(group) == 1 and (who := holder(group[0], voice)):
            what = f"genom {who} {what}"
        words = grammar.clause(voice.city(), verb, since + what, voice.stated(stated))
        said.append(voice.say(words, *(f"uppdrag.{s.slug}" for s in group)))
    return said


def _is_unsure(seat: Seat) -> bool:
    return seat.state == "end_unknown" and bool(seat.stated)


def _is_new(seat: Seat) -> bool:
    """Whether it began in the year that it was last stated: then its beginning says enough."""
    first, last = bounds(seat.starts).earliest, bounds(seat.stated).earliest
    return first is not None and last is not None and first.year == last.year


def _begun(seats: list[Seat], voice: Voice) -> list[Sentence]:
    return [_became(seat, voice) for seat in seats if _is_unsure(seat) and _is_new(seat)]


def _became(seat: Seat, voice: Voice) -> Sentence:
    day = grammar.when(seat.starts, voice.own(f"uppdrag.{seat.slug}.från", say(seat.starts)))
    who = holder(seat, voice)
    through = f", genom {who}" if who else ""
    where = f"i {text(seat.body)}" if seat.body else f"för {voice.it()}"
    words = grammar.clause(voice.city(), "blev", f"{ROLES[seat.role]} {where}{through}", day)
    return voice.say(words, f"uppdrag.{seat.slug}")


def _position(seat: Seat, voice: Voice) -> str:
    return f"{ROLES[seat.role]} {f'i {text(seat.body)}' if seat.body else f'för {voice.name}'}"


def _before(seats: list[Seat], sitting: list[Seat], voice: Voice) -> list[Sentence]:
    """The seats that are over: those the city was elected to, and all others in one sentence."""
    known = [s for s in seats if s.starts or s.ends or s.ends_at]
    again = {(s.role, s.body) for s in sitting}
    elected = sorted((s for s in known if s.elected_at), key=_place)
    said = [
        _elected(list(found), key in again, voice) for key, found in groupby(elected, key=_place)
    ]
    rest = [s for s in known if not s.elected_at]
    if rest:
        words = swedish.listed([_terms(list(f), voice) for _, f in groupby(rest, key=_place)])
        facts = [f"uppdrag.{seat.slug}" for seat in rest]
        said.append(voice.say(grammar.clause(voice.city(), "var", words), *facts))
    return said


def _place(seat: Seat) -> tuple[str, str]:
    return seat.role, seat.body


def _terms(group: list[Seat], voice: Voice) -> str:
    """ "ledamot i styrelsen 2005–2008 och 2012–2015"."""
    periods = swedish.listed([_during(seat, voice) for seat in group])
    return f"{_position(group[0], voice)} {periods}"


def _during(seat: Seat, voice: Voice) -> str:
    """When a term that is over was; one without an end of its own ended at its event."""
    if seat.ends_at and not seat.ends:
        began = f"{grammar.from_(seat.starts)} " if seat.starts else ""
        return f"{began}till {at_event(seat.ends_at, voice).removeprefix('vid ')}"
    has_both = seat.starts and seat.ends
    shown = voice.own(f"uppdrag.{seat.slug}.period", _period(seat)) if has_both else ""
    return grammar.during(seat.starts, seat.ends, shown)


def _elected(group: list[Seat], is_held: bool, voice: Voice) -> Sentence:
    """The terms of one seat that began with elections; ``is_held`` if the city has it again."""
    first, *later = group
    already = "redan " if is_held else ""
    then = "då " if is_held else ""
    rest = f"till {_position(first, voice)}{_for_term(first, voice, then)}"
    for seat in later:
        rest += f" och {_at(seat, voice)} på nytt{_for_term(seat, voice, '')}"
    words = grammar.clause(voice.city(), "valdes", rest, f"{already}{_at(first, voice)}")
    return voice.say(words, *(f"uppdrag.{seat.slug}" for seat in group))


def _at(seat: Seat, voice: Voice) -> str:
    return at_event(seat.elected_at, voice) if seat.elected_at else ""


def _for_term(seat: Seat, voice: Voice, then: str) -> str:
    period = _during(seat, voice)
    if not seat.starts or not seat.ends or "–" not in period:
        return ""
    return f", {then}för perioden {period}" if then else f" för perioden {period}"
