import pytest

from reports.printing.glyphs import missing_characters, with_squares


@pytest.mark.parametrize(
    "text",
    [
        "Åäö éèü ÆØÅ, § 4, 250\u00a0000 kr, ”x” – ’y’ … • ½ ² € ‰ − ≥ → ✓ □",
        "Čapek Łódź İzmir Þorlákur Đà Nẵng Ķegums Űj Şăţ",
        "Αθήνα Κύπρος ἀρχή",
        "Київ Пловдив Београд Ђорђе",
        "ירושלים القاهرة تهران",
        "en\u2011två mjukt\u00adstreck bredd\u200blös \u2028 \ufeff \u200e\u200f\u202a\u202c",
        "rad\nett\ttabb\r\n",
        "a\u030a",  # written as two, printed as å
    ],
)
def test_the_fonts_have_what_names_are_written_with(text):
    assert missing_characters(text) == []
    assert len(with_squares(text)) <= len(text)


def test_what_no_font_has_is_told_once_in_order():
    assert missing_characters("Kina 漢字 och 漢, 😀 ★") == ["漢", "字", "😀", "★"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("漢 och 😀", "□ och □"),
        ("x\u0301\u0489", "x\u0301"),  # a mark that no font has is left out
        ("ett\x00två", "etttvå"),
    ],
)
def test_a_square_stands_for_a_letter_that_no_font_has(text, printed):
    assert with_squares(text) == printed
