"""What rows of the register are called in files, and which row a name means.

Most go by their short names: "eurocities", and with their organisation "eurocities/styrelsen".
They are also found by what they are called, where only one is called so. A row without a short
name goes by its id. A new row of a file has a negative key until it is stored, and
may be named by the other rows of the file.
"""

from collections import defaultdict
from difflib import get_close_matches
from itertools import count

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from organisations.editing import former_short_names
from organisations.models.base import SourcedRecord
from stadsnat.records import address_word, model_of

from .columns import Wrong

_GUESSES = 200  # unknown names that a nearest one is looked for; among many names that takes time


class Names:
    """The names are read once for each kind of row, when the first is asked for."""

    def __init__(self, resource_of):
        self._resource_of = resource_of
        self._names, self._keys, self._left_out, self._former = {}, {}, {}, {}
        self._called = {}
        self._new, self._guesses = count(-1, -1), 0

    def has_names(self, model):
        """Whether rows of the kind go by short names, and not by their ids."""
        return bool(self._named_by(model))

    def all(self, model):
        """The names of the rows there are, in order; none for a kind that goes by its id."""
        return sorted(self._of(model).values()) if self.has_names(model) else []

    def name(self, model, pk):
        if not self._named_by(model):
            return str(pk)
        return self._of(model).get(pk, str(pk))

    def is_taken(self, model, name):
        """Whether no new row may be called so: another is, or an old address is to lead to it."""
        if model not in self._former:
            self._former[model] = former_short_names(model)
        self._of(model)
        return name in self._keys[model] or name in self._former[model]

    def add_new(self, model, name):
        """A key for a new row of the file; its name counts unless it is taken."""
        pk = next(self._new)
        if name:
            self.add(model, pk, name)
        return pk

    def add(self, model, pk, name):
        """Let the name mean the row too, unless it means another."""
        if pk > 0 and pk not in self._of(model):
            return
        self._of(model)
        self._keys[model].setdefault(name, pk)
        self._names[model].setdefault(pk, name)

    def leave_out(self, model, name, place):
        """Remember a name that the file gives to a row that is not read in, and where."""
        self._left_out[model, name] = place

    def find(self, model, text):
        """The key of the row that goes by the name. Raises Wrong, with the nearest name."""
        known = self._of(model) and self._keys[model]
        found = known.get(text) or known.get(text.casefold())
        if found is not None:
            return found
        if place := self._left_out.get((model, text)):
            raise Wrong(_("Hänvisar till %(place)s, som inte kan läsas in.") % {"place": place})
        called = self.called(model, text)
        if not called:
            raise Wrong(self._advice(model, text))
        if len(called) > 1:
            several = ", ".join(sorted(self.name(model, pk) for pk in called))
            raise Wrong(
                _("Flera heter så. Skriv kortnamnet på en: %(names)s.") % {"names": several}
            )
        return next(iter(called))

    def called(self, model, text):
        """The keys of the rows of the register that have the text as name, or another name."""
        if model not in self._called:
            found = self._called[model] = defaultdict(set)
            resource = self._resource_of.get(model)
            for lookup in resource.called_by if resource else ():
                rows = model._base_manager.order_by().exclude(**{lookup: ""})
                for pk, name in rows.values_list("pk", lookup):
                    found[same(name)].add(pk)
        return self._called[model].get(same(text), set()) if text else set()

    def say_target(self, content_type, pk):
        if content_type is None or pk is None:
            return None
        model = ContentType.objects.get_for_id(content_type).model_class()
        return f"{address_word(model)}/{pk}"

    def find_target(self, text):
        """The kind and the key of the row that a text such as "medlemskap/12" means."""
        word, _slash, name = text.partition("/")
        try:
            model = model_of(word.casefold())
            if model not in self._resource_of and not issubclass(model, SourcedRecord):
                raise KeyError(word)
        except KeyError:
            words = ", ".join(address_word(model) for model in self._resource_of)
            advice = _("Skriv slag och id, till exempel medlemskap/12. Slagen är: %(words)s.")
            raise Wrong(advice % {"words": words}) from None
        is_id = name.isascii() and name.isdigit() and int(name) in self._of(model)
        pk = int(name) if is_id else self.find(model, name)
        return ContentType.objects.get_for_model(model).pk, pk

    def _named_by(self, model):
        resource = self._resource_of.get(model)
        return resource.named_by if resource else ()

    def _of(self, model):
        """Key → name, read now if they have not been; fills name → key too."""
        if model not in self._names:
            rows = model._base_manager.order_by().values_list("pk", *self._named_by(model))
            self._names[model] = {pk: "/".join(parts) or str(pk) for pk, *parts in rows.iterator()}
            self._keys[model] = {name: pk for pk, name in self._names[model].items()}
        return self._names[model]

    def _advice(self, model, text):
        kind = model._meta.verbose_name_plural
        if not self._named_by(model):
            return _("Skriv id för en rad bland registrets %(kind)s.") % {"kind": kind}
        near = self._nearest(model, text)
        if not near:
            advice = _("Finns inte bland %(kind)s. Skriv kortnamnet på en rad som finns där.")
            return advice % {"kind": kind}
        advice = _("Finns inte bland %(kind)s. Närmast: %(near)s.")
        return advice % {"kind": kind, "near": ", ".join(near)}

    def _nearest(self, model, text):
        self._guesses += 1
        if self._guesses > _GUESSES:
            return []
        text = same(text)
        names = {name: name for name in self._keys[model]}
        names |= {called: self.name(model, min(pks)) for called, pks in self._called[model].items()}
        near = [name for name in names if abs(len(name) - len(text)) <= 4]
        found = get_close_matches(text, near, n=3, cutoff=0.6)
        return list(dict.fromkeys(names[name] for name in found))


def same(name):
    """What names have in common that differ in capitals and spaces only."""
    return " ".join(name.casefold().split()) if name else ""
