"""What merging two rows would do, to be seen and chosen from before anything is written."""

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from organisations.forms import FORMS
from organisations.models import Organisation, Person
from stadsnat.changed_rows import ChangedRow
from stadsnat.forms import versions
from stadsnat.snapshots import fields_of, snapshot
from stadsnat.templatetags.ui import period
from stadsnat.wording import Wording, shown_fields

from .clashes import BOTH, DROPPED, KEPT, Clash, Found, find, find_all

MERGEABLE = (Organisation, Person)


@dataclass(frozen=True)
class FieldChoice:
    """One field in which the two differ, in words, and which value is proposed."""

    name: str
    label: str
    kept: str
    dropped: str
    may_keep_both: bool
    initial: str


@dataclass(frozen=True)
class ClashingRow:
    """One row of a clash as the page shows it."""

    row: object
    is_kept: bool
    details: str


@dataclass(frozen=True)
class ClashChoice:
    """One clash as the page shows it, with what follows whichever row stays."""

    clash: Clash
    rows: list[ClashingRow]
    follows: list[str]

    @property
    def initial(self):
        """Rows that say the same are one; which of different rows is right, nobody can guess."""
        return KEPT if self.clash.are_equal else ""


@dataclass(frozen=True)
class Plan:
    """Everything that the page of a merge shows; ``seal`` stands for the versions it rests on."""

    kept: Organisation | Person
    dropped: Organisation | Person
    fields: list[FieldChoice]
    clashes: list[ClashChoice]
    found: Found
    seal: str

    @property
    def moving(self):
        """How many rows of each kind move, in the words of the page."""
        return [
            (capfirst(str(model._meta.verbose_name_plural)), number)
            for model, number in self.found.moving.items()
            if number
        ]

    @property
    def names_differ(self):
        return self.kept.name != self.dropped.name


def make_plan(kept, dropped):
    """Read what merging the one into the other would do. Nothing is written."""
    found = find(kept, dropped)
    wording = _wording([kept, dropped, *(row for c in found.clashes for row in c.kept + c.dropped)])
    return Plan(
        kept,
        dropped,
        _field_choices(kept, dropped, wording),
        _clash_choices(found.clashes, kept, dropped, wording),
        found,
        _seal(kept, dropped, found),
    )


def _wording(rows):
    return Wording([ChangedRow(type(row), row.pk, 0, None, snapshot(row)) for row in rows])


def _field_choices(kept, dropped, wording):
    model, mine, its = type(kept), snapshot(kept), snapshot(dropped)
    fields = fields_of(model)
    return [
        FieldChoice(
            name=name,
            label=capfirst(str(fields[name].verbose_name)),
            kept=wording.say(model, name, mine[name]),
            dropped=wording.say(model, name, its[name]),
            may_keep_both=bool(fields[name].many_to_many),
            initial=_initial(fields[name], mine[name]),
        )
        for name in FORMS[model]._meta.fields
        if mine[name] != its[name]
    ]


def _initial(field, value):
    if field.many_to_many:
        return BOTH
    return KEPT if value not in (None, "") else DROPPED


def _clash_choices(clashes, kept, dropped, wording):
    follows = _follows(clashes)
    hidden = {"slug", "organisation"} if isinstance(kept, Organisation) else {"slug", "person"}
    found = []
    for clash in clashes:
        rows = [*clash.kept, *clash.dropped]
        details = _details(rows, hidden, wording)
        shown = [
            ClashingRow(row, row in clash.kept, text)
            for row, text in zip(rows, details, strict=True)
        ]
        found.append(ClashChoice(clash, shown, follows[clash.key]))
    return found


def _details(rows, hidden, wording):
    """For each row, its period and the fields in which the rows differ, in words."""
    model = type(rows[0])
    values = [snapshot(row) for row in rows]
    differing = {
        name: field
        for name, field in shown_fields(model).items()
        if name not in hidden | {"starts", "ends"} and len({value[name] for value in values}) > 1
    }
    texts = []
    for row, value in zip(rows, values, strict=True):
        said = [
            f"{field.verbose_name}: {wording.say(model, name, value[name]) or _('tomt')}"
            for name, field in differing.items()
        ]
        when = [period(row)] if hasattr(row, "starts") else []
        texts.append("; ".join(text for text in [*when, *said] if text))
    return texts


def _follows(clashes):
    """Key of a clash → what hangs on its rows and is settled in the same way."""
    told = defaultdict(list)
    by_model = defaultdict(list)
    for clash in clashes:
        by_model[clash.model] += [(clash.key, pair) for pair in clash.pairs]
    for keyed in by_model.values():
        found = find_all([pair for _key, pair in keyed])
        for (key, _pair), hanging in zip(keyed, found, strict=True):
            told[key] += [_say_hanging(clash) for clash in hanging.clashes]
    return told


def _say_hanging(clash):
    names = ", ".join(dict.fromkeys(str(row) for row in [*clash.kept, *clash.dropped]))
    return _("%(kind)s: %(names)s. Finns det hos båda gäller raden som blir kvar.") % {
        "kind": capfirst(str(clash.model._meta.verbose_name)),
        "names": names,
    }


def _seal(kept, dropped, found):
    """A few letters that are others as soon as any row that the page shows has changed."""
    rows = dict(found.rows)
    rows[type(kept)] = [kept, dropped, *rows.get(type(kept), [])]
    known = sorted(
        (model._meta.label, sorted(versions(model, [row.pk for row in of_model]).items()))
        for model, of_model in rows.items()
    )
    return sha256(repr((kept.pk, known)).encode()).hexdigest()[:20]
