"""What was tolerated or left out when a document was read; each is said in one sentence."""

from collections import Counter

from django.utils.translation import gettext_lazy as _

from stadsnat.sheets import Note

TEXTS = {
    "windows-1252": _("Filen tolkades som Windows-1252: kontrollera å, ä och ö."),
    "utf-16": _("Filen lästes som UTF-16."),
    "as markdown": _("Textfilen har rubriker med #, och är läst som Markdown."),
    "letterhead": _(
        "Texten överst på första sidan är läst som rapportens uppgifter om förvaltning, bilaga, "
        "datum och diarienummer. Den blev inget avsnitt."
    ),
    "title": _("Dokumentets rubrik är rapportens rubrik. Den blev inget avsnitt."),
    "named": _("Texten före den första rubriken har fått rubriken ”Inledning”."),
    "bold headings": _(
        "Dokumentet har inga rubrikformat. Korta stycken i fetstil är lästa som rubriker: "
        "%(count)s."
    ),
    "guessed headings": _(
        "Textfilen har inga märkta rubriker. Korta rader med versaler, understrykning eller "
        "nummer är lästa som rubriker: %(count)s."
    ),
    "levels": _("Rubriker under den femte nivån är lästa som den femte: %(count)s."),
    "long headings": _("Rubriker längre än 200 tecken är lästa som stycken i fetstil: %(count)s."),
    "heading notes": _("Fotnoter i rubriker står först i avsnittets text: %(count)s."),
    "tracked": _(
        "Spårade ändringar är lästa som om de vore godkända: det tillagda är med, det strukna inte."
    ),
    "comments": _("Kommentarer är utelämnade: %(count)s."),
    "margins": _("Sidhuvud och sidfot är utelämnade. Rapportens eget sidhuvud skrivs av portalen."),
    "contents": _("Innehållsförteckningen är utelämnad. Rapporten får en egen när den är lång."),
    "pictures": _(
        "Bilder och diagram är utelämnade: %(count)s. En rapport kan ha tabeller och figurer ur "
        "registret, men inga bilder."
    ),
    "boxes": _("Text i textrutor står efter det stycke som rutan hör till: %(count)s."),
    "hidden": _("Dold text är utelämnad: %(count)s ställen."),
    "struck": _("Genomstruken text är läst som vanlig text: %(count)s ställen."),
    "equations": _("Formler är lästa som löpande text: %(count)s."),
    "symbols": _("Tecken ur symbolteckensnitt är utelämnade: %(count)s."),
    "embedded": _("Inbäddade filer är utelämnade: %(count)s."),
    "links": _("Länkar inom dokumentet eller till filer är lästa som vanlig text: %(count)s."),
    "no header row": _(
        "Tabeller utan märkt rubrikrad: %(count)s. Den första raden är läst som rubrikrad."
    ),
    "nested tables": _("Tabeller i tabeller är lästa som rader i cellen: %(count)s."),
    "deep lists": _("Listor under den fjärde nivån är lästa som den fjärde: %(count)s."),
    "numbers": _("Numrerade listor som börjar om från 1: %(count)s."),
    "repeated notes": _("Fotnoter som det hänvisas till flera gånger står en gång: %(count)s."),
    "unused notes": _("Fotnoter utan hänvisning är lästa som stycken: %(count)s."),
    "front matter": _("Uppgifterna mellan strecken i filens början är utelämnade."),
    "code": _("Kod är läst som vanlig text: %(count)s ställen."),
    "braces": _(
        "Dubbla klammerparenteser blir hänvisningar där registret har uppgiften, och annars vanlig "
        "text: %(places)s."
    ),
}
_PLACES = 5


class Told:
    """What has been seen so far, counted."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._places: dict[str, list[str]] = {}

    def add(self, code: str, place: str = "", count: int = 1) -> None:
        if count:
            self._counts[code] += count
        places = self._places.setdefault(code, [])
        if place and place not in places:
            places.append(place)

    def __contains__(self, code: str) -> bool:
        return code in self._counts

    def notes(self) -> tuple[Note, ...]:
        return tuple(
            Note(code, text, {"count": self._counts[code], "places": self._shown(code)})
            for code, text in TEXTS.items()
            if code in self._counts
        )

    def _shown(self, code: str) -> str:
        places = self._places.get(code, [])
        return ", ".join(places[:_PLACES]) + (" …" if len(places) > _PLACES else "")
