"""What the membership costs, and what it obliges the city to."""

from reports.prose import swedish
from stadsnat.numbers import in_letters

from . import grammar
from .network import Duty, Network
from .voice import Sentence, Voice, text

MOST_NAMED = 3
# How far one duty is, and how far several are.
_PROGRESS = {
    "done": ("genomfört", "genomförda"),
    "under_way": ("under genomförande", "under genomförande"),
    "not_started": ("inte påbörjat", "inte påbörjade"),
}


def fees(network: Network, voice: Voice) -> list[Sentence]:
    """What it costs, of the latest year that is known."""
    charge = network.charge
    if charge is None:
        return []
    year = charge.year
    verb = "är" if year == network.day.year else "var"
    fact = f"avgift.{year}"
    if charge.is_free:
        return [voice.say(f"{_what(network)} {verb} avgiftsfritt {year}", fact)]
    amount = voice.own(fact, charge.words)
    fee = "avgiften" if _is_invited(network) else "medlemsavgiften"
    if voice.choose("fee", 2):
        return [voice.say(f"{fee} {verb} {amount} för {year}")]
    return [voice.say(grammar.clause(fee, verb, amount, f"för {year}"))]


def _is_invited(network: Network) -> bool:
    return network.standing is not None and network.standing.is_invitation


def _what(network: Network) -> str:
    return "deltagandet" if _is_invited(network) else "medlemskapet"


def duties(network: Network, voice: Voice) -> list[Sentence]:
    """What the city has undertaken, if it is a member on the day, and how far it is done."""
    if not network.is_member or not network.duties:
        return []
    number = _number(network, voice)
    tasks = [duty for duty in network.duties if grammar.is_infinitive(duty.text)]
    said = []
    if 0 < len(tasks) <= MOST_NAMED:
        phrases = [text(grammar.small(duty.text.rstrip("."))) for duty in tasks]
        words = grammar.shall(voice.city(), swedish.listed(phrases))
        verb = f"medför {number} och innebär" if number else "innebär"
        said.append(voice.say(f"{_what(network)} {verb} {words}", "åtagande"))
    elif number:
        said.append(voice.say(f"{_what(network)} medför {number}", "åtagande"))
    return said + _progress(network.duties, voice)


def _number(network: Network, voice: Voice) -> str:
    """ "tio åtaganden", when a source has counted them."""
    for count in network.counts:
        if count.unit == "åtaganden" and count.number and network.is_fresh(count.as_of):
            number = voice.live(count.name, in_letters(count.number))
            return f"{number} åtaganden" if count.number > 1 else ""
    return ""


def _progress(duties: tuple[Duty, ...], voice: Voice) -> list[Sentence]:
    """How far they are done, if that is known of all."""
    known = [duty.progress for duty in duties]
    if not all(known):
        return []
    counts = [(known.count(name), words) for name, words in _PROGRESS.items() if name in known]
    if len(duties) == 1:
        subject = "arbetet pågår" if known == ["under_way"] else f"åtagandet är {counts[0][1][0]}"
        return [voice.say(subject, "åtagande")]
    if len(counts) == 1:
        return [voice.say(f"Alla åtagandena är {counts[0][1][1]}", "åtagande")]
    parts = [grammar.counted(n, f"ett {one}", many) for n, (one, many) in counts]
    total = in_letters(len(duties))
    return [voice.say(f"Av de {total} åtagandena är {swedish.listed(parts)}", "åtagande")]
