"""How a report begins: from a kind with its skeleton, as a copy of an earlier one, or from a file.

| module | what it holds |
| --- | --- |
| `skeletons` | the sections of each kind, as one literal structure |
| `networks` | which networks a report can be about on a day |
| `slugs` | the short name that an address is made of |
| `forms` | the head of a report, with what can be proposed |
| `actions` | storing it: one change set |
| `views` | the pages |
"""
