"""Why a file is not taken, and what to do about it: everything that a reader may refuse with."""

from django.utils.translation import gettext_lazy as _

from stadsnat.sheets import UnreadableFile, archive, text_encoding

EMPTY = _("Filen är tom. Öppna den, kontrollera att texten finns där och spara den på nytt.")
NO_WORDS = _(
    "Filen innehåller ingen text som går att läsa. Är sidorna inlästa bilder behöver de "
    "tolkas till text först."
)
TOO_LARGE = _(
    "Filen är större än %(limit)s MB. Ta bort bilderna eller dela upp dokumentet, och försök igen."
)
TOO_MANY = _("Dokumentet har mer än %(limit)s stycken. Dela upp det i flera filer.")
TOO_LONG = _("Dokumentets text är för lång för en rapport. Dela upp det i flera filer.")
TOO_SLOW = _("Dokumentet tar för lång tid att läsa. Dela upp det i flera filer.")
TOO_MANY_SECTIONS = _("Dokumentet har mer än %(limit)s rubriker. Dela upp det i flera filer.")
TOO_DEEP = _(
    "Dokumentet har text inuti text i för många nivåer. Kopiera texten till ett nytt, tomt "
    "dokument, spara det och försök igen."
)
DAMAGED = _("Filen är skadad eller avklippt. Öppna den i Word, spara den på nytt och försök igen.")
SUSPICIOUS = _(
    "Dokumentet är packat på ett sätt som inte förekommer i vanliga filer. "
    "Kopiera texten till ett nytt, tomt dokument och spara det."
)
TOO_MUCH = _(
    "Dokumentet blir för stort när det packas upp (mer än %(limit)s MB). "
    "Kopiera texten till ett nytt, tomt dokument och spara det."
)
PROTECTED = _(
    "Dokumentet är skyddat med lösenord. Öppna det i Word, ta bort lösenordet, spara det "
    "och försök igen."
)
DOCTYPE = _(
    "Dokumentet har en dokumenttyp (DTD), som inte förekommer i vanliga filer. "
    "Kopiera texten till ett nytt, tomt dokument och spara det."
)
MACROS = _(
    "Dokumentet innehåller makron. Öppna det i Word, välj Spara som och ”Word-dokument (.docx)”."
)
OLD_WORD = _(
    "Filen är i Words äldre format (.doc). "
    "Öppna den i Word, välj Spara som och ”Word-dokument (.docx)”."
)
RTF = _("Filen är i formatet RTF. Öppna den i Word, välj Spara som och ”Word-dokument (.docx)”.")
OPEN_DOCUMENT = _(
    "Filen är i OpenDocument-format (.odt eller liknande). "
    "Öppna den, välj Spara som och ”Word-dokument (.docx)”."
)
PDF = _("Filen är en PDF. Välj det Word-dokument eller den text som den gjordes av.")
PICTURE = _("Filen är en bild. Välj ett Word-dokument (.docx), Markdown (.md) eller text (.txt).")
WEB_PAGE = _(
    "Filen är en webbsida (HTML). Öppna den i Word, välj Spara som och ”Word-dokument (.docx)”."
)
XML = _("Filen är XML. Öppna den i Word, välj Spara som och ”Word-dokument (.docx)”.")
OTHER_OFFICE = _(
    "Filen är en arbetsbok eller en presentation. Kopiera texten till ett Word-dokument (.docx)."
)
PACKED = _("Filen är ett packat arkiv. Packa upp det och välj dokumentet i det.")
NO_TEXT = _(
    "Filen är ingen textfil: den innehåller tecken som inte förekommer i text. "
    "Öppna den i Word, välj Spara som och ”Word-dokument (.docx)”."
)
UNCERTAIN = _(
    "Filens teckenkodning går inte att avgöra, och å, ä och ö kunde ha lästs fel. "
    "Spara den på nytt som UTF-8."
)

# What is said of tables by those who unpack and decode, and what it is of a document.
_REWORDED = [
    (archive.DAMAGED, DAMAGED),
    (archive.SUSPICIOUS, SUSPICIOUS),
    (archive.TOO_MUCH, TOO_MUCH),
    (archive.PROTECTED, PROTECTED),
    (text_encoding.NO_TEXT, NO_TEXT),
    (text_encoding.UNCERTAIN, UNCERTAIN),
]


def of_documents(error: UnreadableFile) -> UnreadableFile:
    """The same refusal in the words of a document."""
    for of_tables, of_document in _REWORDED:
        if error.text is of_tables:
            return UnreadableFile(of_document, **error.parameters)
    return error
