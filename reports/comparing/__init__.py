"""What differs between two documents: two editions of a report, or an edition and the draft.

    comparison = differences(from_json(edition.data), build(report))

| module | in → out |
| --- | --- |
| `tokens` | the pieces of a line → its words, each with its marks |
| `runs` | two lines of words → runs that stay, go or come |
| `units` | a section's blocks → its paragraphs, points, headings and tables, in a row |
| `pairing` | two rows of such → which answers to which |
| `grids` | two tables → rows and cells that differ |
| `figures` | the values that two documents quote → those that differ |
| `sections` | the sections of two documents → which answers to which, and what differs in each |
| `comparison` | the outcome, and `differences` that makes it |

All of these are pure, and rest on `stadsnat.differences`. `folding`, `summary`, `markup` show the
outcome; `choosing` finds the two.
"""

from .comparison import Comparison, differences

__all__ = ["Comparison", "differences"]
