"""From what is known of a network to a section's text: sentences, paragraphs, HTML. No database."""

from .background import background
from .decisions import decisions, meetings
from .duties import duties, fees
from .membership import membership
from .network import Network
from .participation import participation
from .seats import seats
from .voice import Sentence, Voice

MOST_TOGETHER = 5  # sentences in a paragraph that is made of two


def paragraphs(network: Network) -> list[list[Sentence]]:
    """The draft's sentences, those that belong together in one paragraph."""
    voice = Voice(network)
    first = background(network, voice)
    voice.introduced()
    tellers = ((membership, fees, duties), (seats,), (participation,))
    parts = [[said for tell in group for said in tell(network, voice)] for group in tellers]
    joined: list[list[Sentence]] = []
    for part in filter(None, parts):
        is_short = len(part) < 2 or (joined and len(joined[-1]) < 2)
        if joined and is_short and len(joined[-1]) + len(part) <= MOST_TOGETHER:
            joined[-1] = joined[-1] + part
        else:
            joined.append(part)
    last = [*meetings(network, voice), *decisions(network, voice)]
    return [part for part in (first, *joined, last) if part]


def draft(network: Network) -> str:
    """The text in the prose format; "" when nothing is known."""
    return "\n".join(
        f"<p>{' '.join(sentence.html for sentence in part)}</p>" for part in paragraphs(network)
    )
