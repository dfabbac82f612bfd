"""The city's membership: since when, in which form and through whom; and who else is a member."""

from reports.prose import swedish
from stadsnat.dates import say

from . import grammar
from .network import Dispute, Network, Standing
from .nouns import plural
from .voice import Sentence, Voice, is_past, text

MOST_NAMED = 5


def membership(network: Network, voice: Voice) -> list[Sentence]:
    """What the city is to the network, and who else is."""
    standing = network.standing
    if standing is None:
        return []
    tellers = {"now": _now, "uncertain": _uncertain, "over": _over}
    said = [*tellers[standing.held](standing, voice), *_disputed(standing, voice)]
    if standing.held == "now":
        said += [*_held_by(standing, voice), *_rule(standing, voice), *_fellows(network, voice)]
    return [*said, *_represented(network, voice)]


def _now(standing: Standing, voice: Voice) -> list[Sentence]:
    if standing.is_invitation:
        return _invited(standing, voice)
    since = _since(standing, voice)
    what, form = _form(standing, voice)
    inside = f"i {voice.it()}"
    way = f"genom {text(standing.via)}" if standing.via else ""
    if not since:
        rest = way or inside
        said = grammar.clause(voice.city(), "är", f"{what} {rest}")
    else:
        rest = f"{what} {inside}"
        match voice.choose("membership", 3):
            case 0:
                said = grammar.clause(voice.city(), "är", f"{rest} {since}")
            case 1:
                said = grammar.clause(voice.city(), "är", rest, since)
            case _:
                said = grammar.clause(voice.city(), "har varit", f"{rest} {since}")
        said = f"{said}, {way}" if way else said
    if form and not standing.dispute:
        said = f"{said} och har medlemsformen {form}"
    return [voice.say(said, "medlem-sedan" if since else "medlem")]


def _since(standing: Standing, voice: Voice) -> str:
    """Since when; "" when that is not known, or when the sources do not agree on it."""
    if not standing.starts or standing.start_dispute:
        return ""
    return grammar.since(standing.starts, voice.own("medlem-sedan", say(standing.starts)))


def _form(standing: Standing, voice: Voice) -> tuple[str, str]:
    """What the city is, and the form of membership that is not said by that."""
    if not standing.category:
        return "medlem", ""
    form = voice.own("medlemsform", standing.category)
    if standing.dispute:
        return "medlem", form
    return (form, "") if standing.category.endswith("medlem") else ("medlem", form)


def _invited(standing: Standing, voice: Voice) -> list[Sentence]:
    since = _since(standing, voice)
    rest = f"på inbjudan i {voice.it()} {since}".strip()
    said = [voice.say(grammar.clause(voice.city(), "deltar", rest), "medlem")]
    invited = [s for s in voice.network.seats if s.role == "invited" and not s.party and s.office]
    for seat in invited[:1]:
        office = voice.own(f"uppdrag.{seat.slug}.ämbete", seat.office)
        if seat.state in ("filled", "ends_soon"):
            said.append(voice.say(f"Inbjudan gäller {office}"))
        elif seat.state == "end_unknown" and seat.stated:
            latest = voice.stated(seat.stated)
            said.append(voice.say(grammar.clause("inbjudan", "gäller", office, latest)))
    return said


def _uncertain(standing: Standing, voice: Voice) -> list[Sentence]:
    """When the city became a member, and when that was last stated."""
    what, _ = _form(standing, voice)
    way = f", genom {text(standing.via)}" if standing.via else ""
    said = []
    began = bool(standing.starts) and not standing.start_dispute
    if began:
        day = grammar.when(standing.starts, voice.own("medlem-sedan", say(standing.starts)))
        rest = f"{what} i {voice.it()} {day}{way}"
        said.append(voice.say(grammar.clause(voice.city(), "blev", rest), "medlem-sedan"))
    if standing.stated:
        verb = "var" if is_past(standing.stated) else "är"
        still = "fortfarande medlem" if began else f"{what} i {voice.it()}{way}"
        rest = grammar.clause(voice.city(), verb, still, voice.stated(standing.stated))
        said.append(voice.say(rest, "medlem"))
    return said


def _over(standing: Standing, voice: Voice) -> list[Sentence]:
    what, _ = _form(standing, voice)
    rest = f"{what} i {voice.it()} {grammar.during(standing.starts, standing.ends)}"
    return [voice.say(grammar.clause(voice.city(), "var", rest), "medlem")]


def _held_by(standing: Standing, voice: Voice) -> list[Sentence]:
    if not standing.held_by:
        return []
    holder = voice.own("innehas-av", standing.held_by)
    match voice.choose("held-by", 2):
        case 0:
            return [voice.say(f"Medlemskapet innehas av {holder}")]
    return [voice.say(f"Det är {holder} som innehar medlemskapet")]


def _rule(standing: Standing, voice: Voice) -> list[Sentence]:
    if standing.minimum_population is None:
        return []
    name = f"medlemsform.{standing.category_slug}.invånare"
    number = voice.own(name, grammar.in_figures(standing.minimum_population, "").strip())
    form = text(standing.category)
    return [voice.say(f"För att bli {form} behöver en stad ha minst {number} invånare")]


def _disputed(standing: Standing, voice: Voice) -> list[Sentence]:
    """What the sources do not agree on is said, with each source's word."""
    said = []
    if standing.dispute and standing.category:
        form = voice.own("medlemsform", standing.category)
        said.append(_both("medlemsformen", form, standing.dispute, voice, "medlemsform"))
    if standing.start_dispute and standing.starts:
        said.append(
            _both(
                "när medlemskapet började",
                voice.own("medlem-sedan", say(standing.starts)),
                standing.start_dispute,
                voice,
                "medlem-sedan",
            )
        )
    return said


def _both(about: str, own: str, dispute: Dispute, voice: Voice, fact: str) -> Sentence:
    first = f"{own} (enligt {text(dispute.own_source)})" if dispute.own_source else own
    other = f"{text(dispute.value)} (enligt {text(dispute.source)})"
    return voice.say(f"Uppgifterna om {about} går isär: {first} respektive {other}", fact)


def _represented(network: Network, voice: Voice) -> list[Sentence]:
    if not network.represented_by:
        return []
    through = f"företrädd genom {text(network.represented_by)}"
    if not network.is_member:
        return [voice.say(grammar.clause(voice.city(), "är", through), "företrädd-genom")]
    if voice.choose("represented", 2):
        words = grammar.clause(voice.city(), "är", through, "dessutom")
    else:
        words = grammar.clause(voice.city(), "är", f"också {through}")
    return [voice.say(words, "företrädd-genom")]


def _fellows(network: Network, voice: Voice) -> list[Sentence]:
    """The other members of the same form that the register knows, if they are few."""
    standing = network.standing
    if standing is None or not network.is_member or not standing.category.endswith("medlem"):
        return []
    fellows = [m.member for m in network.fellow_members if m.held == "now"]
    same = [m.member for m in network.fellow_members if m.category == standing.category]
    named = sorted(text(name) for name in fellows if name in same)
    if not named or len(named) > MOST_NAMED or standing.dispute:
        return []
    what = standing.category if len(named) == 1 else plural(standing.category)
    return [voice.say(f"Också {swedish.listed(named)} är {text(what)}", "medlemmar")]
