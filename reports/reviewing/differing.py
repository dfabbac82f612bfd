"""How two documents of one report differ, counted. No database."""

from dataclasses import dataclass, fields, replace

from reports.document import Chapter, DataTable, Document, Quoted
from reports.prose.filling import filled
from reports.prose.nodes import Block, Reference, Table


@dataclass(frozen=True)
class Differences:
    """How many things of each sort are not the same."""

    header: int = 0
    added: int = 0  # sections
    removed: int = 0
    rewritten: int = 0
    values: int = 0
    grounds: int = 0  # values that stay, but whose source, day or contradictions do not
    tables: int = 0

    @property
    def is_order_alone(self) -> bool:
        """Nothing counted: the sections stand in another order."""
        return self == Differences()


def count_differences(old: Document, new: Document) -> Differences:
    """What has become of the old document in the new one."""
    before = {chapter.key: chapter for chapter in old.chapters}
    now = {chapter.key: chapter for chapter in new.chapters}
    common = before.keys() & now.keys()
    said, says = _quoted(old), _quoted(new)
    quoted = said.keys() & says.keys()
    values = {name for name in quoted if said[name].words != says[name].words}
    return Differences(
        header=sum(
            getattr(old, field.name) != getattr(new, field.name)
            for field in fields(Document)
            if field.name not in ("slug", "chapters", "quoted")
        ),
        added=len(now.keys() - before.keys()),
        removed=len(before.keys() - now.keys()),
        rewritten=sum(_prose(before[key]) != _prose(now[key]) for key in common),
        values=len(values),
        grounds=sum(said[name] != says[name] for name in quoted - values),
        tables=_count_tables(old, new),
    )


def _quoted(document: Document) -> dict[str, Quoted]:
    return {quoted.expression: quoted for quoted in document.quoted}


def _prose(chapter: Chapter) -> Chapter:
    """A chapter as its author wrote it: without values, numbers and what tables say."""
    own = [block for block in chapter.blocks if not isinstance(block, DataTable)]
    unfilled = filled(own, lambda reference: Reference(reference.expression))
    return replace(chapter, order=0, blocks=tuple(map(_unnumbered, unfilled)))


def _unnumbered(block: Block) -> Block:
    return replace(block, number=0) if isinstance(block, Table) else block


def _count_tables(old: Document, new: Document) -> int:
    before, now = _tables(old), _tables(new)
    return sum(before.get(place) != now.get(place) for place in before.keys() | now.keys())


def _tables(document: Document) -> dict[tuple[int, int], DataTable]:
    """The register's tables, by section and by which of its tables they are."""
    return {
        (chapter.key, number): replace(table, number=0)
        for chapter in document.chapters
        for number, table in enumerate(
            block for block in chapter.blocks if isinstance(block, DataTable)
        )
    }
