"""The forms of Swedish words that both values and drafts need. Pure."""

from collections.abc import Sequence

_SIGNS = "!?.)]’'”»"  # that names end in


def genitive(name: str) -> str:
    """ "Metropolis" → "Metropolis", "UCLG" → "UCLG:s", "nätverket" → "nätverkets"."""
    whole = name.rstrip(_SIGNS)
    last = whole.split()[-1] if whole.split() else ""
    if not last or last[-1].lower() in ("s", "x", "z"):
        return name
    if whole != name:
        return f"{name}:s"
    is_initials = last[-1].isdigit() or (len(last) > 1 and last.isupper())
    return f"{name}:s" if is_initials else f"{name}s"


def listed(items: Sequence[str], last: str = "och") -> str:
    """ "a", "a och b", "a, b och c"; "" for none."""
    *first, final = items or ("",)
    return f"{', '.join(first)} {last} {final}" if first else final
