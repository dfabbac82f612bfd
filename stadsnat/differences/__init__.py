"""What differs between two texts, in words, and how a page shows it.

| module | what |
| --- | --- |
| `subsequence` | two sequences → what they have in common, in the same order; bounded in time |
| `steps` | the same → what lies between; what has little in common is read as one |
| `texts` | two plain texts → their words, those that stay, go and come |
| `markup` | the words as HTML: `ins` and `del`, said in words for who does not see them |

All but `markup` are pure.
"""

from .texts import GONE, NEW, SAME, Piece, compare, shortened

__all__ = ["GONE", "NEW", "SAME", "Piece", "compare", "shortened"]
