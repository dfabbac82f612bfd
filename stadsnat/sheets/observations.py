"""What was seen in a file and tolerated: counted, and said with the first places of each kind."""

from django.utils.translation import gettext_lazy as _

from .shapes import Note, UnreadableFile

_PLACES = 5  # that a note names

_TEXTS = {
    "utf-8": _("Filen lästes som UTF-8"),
    "bom": _("Filen lästes som UTF-8; BOM, ett märke i början, togs bort"),
    "utf-16": _("Filen lästes som UTF-16"),
    "windows-1252": _("Filen tolkades som Windows-1252: kontrollera å, ä och ö"),
    ";": _("Semikolon som skiljetecken"),
    ",": _("Komma som skiljetecken"),
    "\t": _("Tabb som skiljetecken"),
    "|": _("Lodstreck som skiljetecken"),
    "": _("Inget skiljetecken: tabellen har en enda kolumn"),
    "sep": _("Första raden, %(places)s, lästes som en uppgift om skiljetecken"),
    "ending": _("Filnamnet slutar på %(places)s, men innehållet är något annat och lästes som det"),
    "links": _("Länkar till andra arbetsböcker följdes inte"),
    "sheets": _("Ark som är dolda eller inte är tabeller lästes inte: %(places)s"),
    "empty": _("Tomma ark hoppades över: %(places)s"),
    "header": _("Rubrikerna står på rad %(places)s"),
    "blank": _("Tomma rader hoppades över: %(count)s"),
    "hidden rows": _("Dolda rader lästes också: %(count)s, bland dem rad %(places)s"),
    "hidden columns": _("Dolda kolumner lästes också: %(places)s"),
    "merged": _("Sammanfogade celler lästes som ett värde i den första cellen: %(places)s"),
    "formulas": _("Formler: det senast beräknade värdet lästes i %(places)s"),
    "dates": _("Datumceller lästes som text: %(count)s, bland dem %(places)s"),
    "not dates": _("Tal med datumformat som inte är något datum lästes som tal: %(places)s"),
    "percent": _("Procentceller lästes som tal, så att 25 %% är 0,25: %(places)s"),
    "booleans": _("Logiska värden lästes som SANT och FALSKT: %(places)s"),
    "short": _("Rader med färre värden än rubriker: %(count)s, bland dem rad %(places)s"),
    "apostrophes": _("Apostrofer som skyddar mot formler togs bort: %(count)s"),
}
_REFUSED = {
    "errors": _("Felvärden i %(places)s. Rätta dem i Excel och spara filen på nytt."),
    "unknown formulas": _(
        "Formler utan beräknat värde i %(places)s. Öppna filen i Excel, spara den på nytt "
        "och försök igen."
    ),
}


class Observations:
    """What was seen in one sheet, or with no name in the file as a whole."""

    def __init__(self, sheet: str = "") -> None:
        self.sheet = sheet
        self._counts: dict[str, int] = {}
        self._places: dict[str, list[str]] = {}

    def add(self, code: str, place: str = "", count: int = 1) -> None:
        self._counts[code] = self._counts.get(code, 0) + count
        places = self._places.setdefault(code, [])
        if place and len(places) < _PLACES:
            places.append(place)

    def notes(self) -> list[Note]:
        return [
            Note(code, text, self._parameters(code), self.sheet)
            for code, text in _TEXTS.items()
            if code in self._counts
        ]

    def refuse(self) -> None:
        """Raise UnreadableFile for cells that no meaning can be taken from, all at once."""
        for code, text in _REFUSED.items():
            if code in self._counts:
                raise UnreadableFile(text, **self._parameters(code))

    def _parameters(self, code: str) -> dict[str, object]:
        count, places = self._counts[code], ", ".join(self._places[code])
        more = " …" if count > len(self._places[code]) else ""
        return {"count": count, "places": places + more}
