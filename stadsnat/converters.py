"""Parts of addresses that stand for something of the portal's own."""

from django.urls import register_converter

from .records import address_word, model_of


class RecordConverter:
    """A model, by its Swedish plural: /medlemskap/, /uppdrag/."""

    regex = "[a-z-]+"

    def to_python(self, word):
        try:
            return model_of(word)
        except KeyError:
            raise ValueError(word) from None

    def to_url(self, model):
        return address_word(model)


class TableFileConverter:
    """The endings of the files that a table can be taken home as."""

    regex = "xlsx|csv"

    def to_python(self, word):
        return word

    def to_url(self, word):
        return word


register_converter(RecordConverter, "record")
register_converter(TableFileConverter, "ending")
