"""Forms for rows with a history: none overwrites what somebody else has saved meanwhile."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from .datewords import is_as_read
from .fields import EDTFField
from .formfields import shown
from .snapshots import fields_of, history_model, snapshot, snapshots
from .stale import merge
from .wording import Wording


def versions(model, pks):
    """Primary key → version: the key of the latest history row, which every change moves."""
    key = model._meta.pk.attname
    rows = history_model(model).objects.filter(**{f"{key}__in": pks}).order_by()
    return dict(rows.values_list(key).annotate(version=Max("history_id")))


def know_versions(rows):
    """Let each row of the queryset carry its version, read for all of them at once."""
    new = [row for row in rows if not hasattr(row, "_version")]
    known = versions(rows.model, [row.pk for row in new]) if new else {}
    for row in new:
        row._version = known.get(row.pk)
    return rows


@dataclass(frozen=True)
class ShownDifference:
    """One field of a form that met a newer row, in words, and whose value is kept."""

    name: str
    label: str
    was: str
    now: str
    yours: str
    kept: str
    choice: str  # the name of the radio buttons


class RecordForm(forms.ModelForm):
    """Carries the version it was made from, and joins what was typed with what has changed since.

    ``differences`` is empty unless the row has changed since; a field that both changed is an
    error until the form comes back with a choice.
    """

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.differences = []
        for name in self._dates():
            words = getattr(self.instance, f"{name}_words", "")
            self.initial[name] = shown(self.initial.get(name) or "", words)
        self.version_now = None
        if self.instance.pk:
            known = getattr(self.instance, "_version", None)
            self.version_now = known or versions(type(self.instance), [self.instance.pk]).get(
                self.instance.pk
            )
            self.initial["version"] = self.version_now

    def has_changed(self):
        """The two versions are not the editor's doing."""
        return bool(set(self.changed_data) - {"version", "seen_version"})

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk is None:
            return cleaned
        version = cleaned.get("version")
        if version is None:
            raise ValidationError(
                _("Formuläret saknar uppgift om vilken version det gäller. Öppna det igen."),
                code="no_version",
            )
        if version != self.version_now:
            self._join(version, cleaned)
        return cleaned

    def _join(self, version, cleaned):
        """Merge with the row as it is now; fields in error stay as they were typed."""
        model = type(self.instance)
        was = self._version(version)
        if was is None:
            raise ValidationError(
                _("Den version som formuläret utgick från finns inte längre. Öppna raden på nytt.")
            )
        own = fields_of(model).keys() & cleaned.keys()
        yours = {name: _raw(cleaned[name]) for name in self.fields if name in own}
        now = snapshot(self.instance)
        # What the page itself filled in from a newer version was not typed by anyone.
        seen = self._version(cleaned.get("seen_version")) or was
        was |= {name: seen[name] for name in yours if now[name] != seen[name] == yours[name]}
        merged = merge(was, now, yours, self._chosen())
        for name, value in merged.values.items():
            if value != yours[name]:
                cleaned[name] = self._take(name, value)
        self.differences = self._shown(merged)
        self._put("seen_version", self.version_now)
        for name in merged.clashes:
            self.add_error(name, _("Någon annan har också ändrat detta. Välj vad som ska gälla."))

    @property
    def is_stale(self):
        """Whether the row has changed since what the form, once cleaned, says that it showed."""
        seen = {self.cleaned_data.get(name) for name in ("version", "seen_version")}
        return self.version_now not in seen

    def _version(self, version):
        """The row as it was in that version, a snapshot; None if it never was."""
        model = type(self.instance)
        rows = list(model.history.filter(id=self.instance.pk, history_id=version))
        return snapshots(model, rows)[0] if version is not None and rows else None

    @property
    def clashing(self):
        """The names of the fields that wait for a choice."""
        return [difference.name for difference in self.differences if not difference.kept]

    def _chosen(self):
        """What the editor chose, unless the row has changed again since the choice was shown."""
        if self.cleaned_data.get("seen_version") != self.version_now:
            return {}
        names = {name: self.data.get(self.choice_name(name), "") for name in self.fields}
        return {name: choice for name, choice in names.items() if choice}

    def choice_name(self, name):
        return f"{self.add_prefix(name)}-choice"

    def _take(self, name, value):
        """Show and save the other's value of a field: as data, and cleaned."""
        self._put(name, list(value) if isinstance(value, tuple) else value)
        model_field = self.instance._meta.get_field(name)
        if not model_field.remote_field:
            return value
        related = model_field.remote_field.model._base_manager
        if model_field.many_to_many:
            return related.filter(pk__in=value)
        return related.filter(pk=value).first()

    def _put(self, name, value):
        """Let the form come back with this value instead of the one sent."""
        self.data = self.data.copy()
        value = self.fields[name].prepare_value(value)
        if isinstance(value, list):
            self.data.setlist(self.add_prefix(name), value)
        else:
            self.data[self.add_prefix(name)] = "" if value is None else value

    def _shown(self, merged):
        wording, model = Wording([]), type(self.instance)
        return [
            ShownDifference(
                d.name,
                self.fields[d.name].label,
                wording.say(model, d.name, d.was),
                wording.say(model, d.name, d.now),
                wording.say(model, d.name, d.yours),
                d.kept,
                self.choice_name(d.name),
            )
            for d in merged.differences
        ]

    def _post_clean(self):
        self._before = self._values()
        super()._post_clean()
        self._after = self._values(self.cleaned_data)
        for name in set(self._dates()) & self.cleaned_data.keys():
            if self._before[name] != self._after[name]:
                self._keep_words(name)

    def _values(self, cleaned=None):
        """The form's fields as the row has them, those cleaned instead where they are."""
        own = fields_of(type(self.instance)).keys() & self.fields.keys()
        is_new = self.instance.pk is None
        stored = dict.fromkeys(own) if is_new else snapshot(self.instance)
        cleaned = {name: _raw(value) for name, value in (cleaned or {}).items()}
        return {name: cleaned.get(name, stored[name]) for name in self.fields if name in own}

    def changed_fields(self):
        """The names of the fields in which the cleaned form differs from the row as it was."""
        return [name for name, value in self._before.items() if value != self._after[name]]

    def differs(self):
        return bool(self.changed_fields())

    def values_before(self):
        """The form's fields as the row has them, as in a snapshot."""
        return self._before

    def values_after(self):
        """The form's fields as the valid form has them, as in a snapshot."""
        return self._after

    def _dates(self):
        fields = fields_of(type(self.instance))
        return [name for name in self.fields if isinstance(fields.get(name), EDTFField)]

    def _keep_words(self, name):
        """A date's own words follow the date: those typed, where they say more than the date."""
        words = f"{name}_words"
        if words in self.fields or not hasattr(self.instance, words):
            return
        typed, edtf = self.data.get(self.add_prefix(name), ""), self.cleaned_data[name]
        setattr(self.instance, words, "" if is_as_read(typed, edtf) else typed.strip())


def _raw(value):
    """A cleaned value as a snapshot has it."""
    if hasattr(value, "values_list"):
        return tuple(sorted(value.values_list("pk", flat=True)))
    return getattr(value, "pk", value)
