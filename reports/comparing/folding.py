"""What of a section is shown: what differs and a little around it; the rest is folded. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .sections import Part

AROUND = 1  # unchanged parts that are shown before and after what differs


@dataclass(frozen=True)
class Folded:
    """Parts in a row that say the same in both, too far from what differs to be shown."""

    parts: tuple[Part, ...]


def folded(parts: Sequence[Part]) -> Iterator[Part | Folded]:
    """The parts in order; at least two in a row are folded, one alone is not worth it."""
    differ = [n for n, part in enumerate(parts) if part.kind != "same"]
    near = {n + step for n in differ for step in range(-AROUND, AROUND + 1)}
    start = 0
    while start < len(parts):
        end = start
        while end < len(parts) and end not in near:
            end += 1
        if end - start > 1:
            yield Folded(tuple(parts[start:end]))
            start = end
        else:
            yield parts[start]
            start += 1
