"""What was decided and proposed, and the meetings to come."""

from reports.prose import swedish
from stadsnat.dates import say

from . import grammar
from .network import Decided, Meeting, Network
from .voice import Sentence, Voice, text

MOST_DAYS = 3


def decisions(network: Network, voice: Voice) -> list[Sentence]:
    """The decisions and proposals of the latest days that have any, oldest first."""
    days: dict[tuple[str, str, bool], list[Decided]] = {}
    for decided in network.decisions:  # the latest first
        if decided.matter == "continue" and not network.is_fresh(decided.dated):
            continue  # it has been continued since, or other decisions tell
        days.setdefault((decided.dated, decided.organ, decided.is_proposal), []).append(decided)
    latest = list(days.values())[:MOST_DAYS]
    return [said for group in reversed(latest) for said in _of_a_day(group, network, voice)]


def _of_a_day(group: list[Decided], network: Network, voice: Voice) -> list[Sentence]:
    tasks = [d for d in group if d.matter != "strategy" and grammar.is_infinitive(d.title)]
    others = [d for d in group if d not in tasks]
    said = [_tasks(tasks, network, voice)] if tasks else []
    return [
        *said,
        *(_titled(decided, network, voice) for decided in others),
        *(
            voice.say(f"Utfallet anges som ”{text(d.outcome.rstrip('.'))}”", f"beslut.{d.slug}")
            for d in group
            if d.outcome
        ),
    ]


def _tasks(group: list[Decided], network: Network, voice: Voice) -> Sentence:
    first = group[0]
    is_today = first.dated == network.day.isoformat()
    shall = "ska" if is_today else "skulle"
    phrases = [grammar.shall("staden", _task(d, voice), shall) for d in group]
    has_comma = len(phrases) > 1 and any(", " in phrase for phrase in phrases)
    what = swedish.listed(phrases, ", och" if has_comma else "och").replace(" , och", ", och")
    return _act(first, what, is_today, group, voice)


def _task(decided: Decided, voice: Voice) -> str:
    """What is to be done, and when, where that is not clear from the words."""
    task = text(decided.title.rstrip("."))
    if decided.matter not in ("leave", "join") or not decided.effective:
        return task
    shown = voice.live(f"beslut.{decided.slug}.verkan", say(decided.effective))
    return f"{task} {grammar.when(decided.effective, shown)}"


def _titled(decided: Decided, network: Network, voice: Voice) -> Sentence:
    """A decision whose title is no task: it is named."""
    is_today = decided.dated == network.day.isoformat()
    title = f"om ”{text(decided.title.rstrip('.'))}”"
    if decided.is_proposal:
        title = title.removeprefix("om ")
    return _act(decided, title, is_today, [decided], voice)


def _act(
    decided: Decided, what: str, is_today: bool, group: list[Decided], voice: Voice
) -> Sentence:
    """Who decided or proposed it, and when; today's is told as happening."""
    verbs = ("föreslår", "föreslog") if decided.is_proposal else ("beslutar", "beslutade")
    verb = verbs[0] if is_today else verbs[1]
    name = f"beslut.{decided.slug}"
    if decided.reference_number:
        number = voice.live(f"{name}.diarienummer", decided.reference_number)
        what = f"{what} (dnr {number})"
    shown = voice.live(f"{name}.datum", say(decided.dated))
    fronted = grammar.at_first(decided.dated, shown)
    facts = [f"beslut.{d.slug}" for d in group]
    if not decided.organ:
        passive = verb.removesuffix("r") + "s"
        return voice.say(grammar.clause("", passive, what, fronted), *facts)
    organ = voice.live(f"{name}.organ", decided.organ)
    if is_today:
        return voice.say(grammar.clause(organ, verb, what), *facts)
    if voice.choose("decided", 2):
        return voice.say(grammar.clause(organ, verb, what, fronted), *facts)
    return voice.say(
        grammar.clause(organ, verb, f"{grammar.when(decided.dated, shown)} {what}"), *facts
    )


def meetings(network: Network, voice: Voice) -> list[Sentence]:
    """The meetings that are not over, in the order of their days."""
    return [said for meeting in network.meetings for said in _meeting(meeting, voice)]


def _meeting(meeting: Meeting, voice: Voice) -> list[Sentence]:
    name = f"händelse.{meeting.slug}"
    day = grammar.when(meeting.held, voice.own(f"{name}.tid", say(meeting.held)))
    place = voice.own(f"{name}.ort", meeting.place) if meeting.place else ""
    country = voice.own(f"{name}.land", meeting.country) if meeting.country else ""
    where = " ".join(f"i {part}" for part in (place, country) if part)
    year = meeting.held[:4]
    title = text(meeting.name.removesuffix(f" {year}"))
    if not meeting.other_place:
        return [voice.say(f"{title} hålls {day} {where}", f"{name}.tid")]
    other = voice.own(f"{name}.ort-annan-uppgift", meeting.other_place)
    return [
        voice.say(f"{title} hålls {day}", f"{name}.tid"),
        voice.say(
            f"Uppgifterna om platsen går isär: både {place} och {other} anges", f"{name}.ort"
        ),
    ]
