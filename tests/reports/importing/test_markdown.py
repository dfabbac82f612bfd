import pytest

from reports.importing import UnreadableFile
from reports.importing.markdown import read_markdown
from reports.importing.told import Told

from .files import read, said


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Ett *två* **tre** ***fyra***.", "<p>Ett <em>två</em> <strong>tre</strong> "
         "<em><strong>fyra</strong></em>.</p>"),
        ("Första  \nandra\ntredje", "<p>Första<br>andra tredje</p>"),
        ("[Eurocities](https://eurocities.eu)", '<p><a href="https://eurocities.eu">Eurocities</a></p>'),
        ("> Citat\n>\n> > i citat", "<blockquote><p>Citat</p><p>i citat</p></blockquote>"),
        ("- a\n  1. b\n  2. c\n- d", "<ul><li><p>a</p><ol><li><p>b</p></li><li><p>c</p></li></ol>"
         "</li><li><p>d</p></li></ul>"),
        ("| År | Antal |\n|---|---|\n| 2011 | *130* |",
         "<table><thead><tr><th>År</th><th>Antal</th></tr></thead>"
         "<tbody><tr><td>2011</td><td><em>130</em></td></tr></tbody></table>"),
        ("Text[^a] slut.\n\n[^a]: En **not**.\n\n    Till.",
         '<p>Text<span class="footnote">En <strong>not</strong>.<br>Till.</span> slut.</p>'),
        ("Text^[i raden] slut.", '<p>Text<span class="footnote">i raden</span> slut.</p>'),
        ("5 < 6 & 7 <b>ej fet</b>", "<p>5 &lt; 6 &amp; 7 &lt;b&gt;ej fet&lt;/b&gt;</p>"),
        ("rad<br>bruten", "<p>rad<br>bruten</p>"),
    ],
)  # fmt: skip
def test_what_is_marked_stays_marked(written, text):
    assert said(read(written)) == ([(2, "Inledning", text)], ["named"])


@pytest.mark.parametrize(
    ("written", "text", "told"),
    [
        ("![karta](k.png) text", "<p>text</p>", ["pictures"]),
        ("[fil](bilaga.docx)", "<p>fil</p>", ["links"]),
        ("[kod](javascript:x)", "<p>[kod](javascript:x)</p>", []),
        ("~~borta~~ `kod`", "<p>borta kod</p>", ["struck", "code"]),
        ("3. tre\n4. fyra", "<ol><li><p>tre</p></li><li><p>fyra</p></li></ol>", ["numbers"]),
        ("---\ntitel: x\n---\n\nText", "<p>Text</p>", ["front matter"]),
        ("a[^1] b[^1]\n\n[^1]: not", '<p>a<span class="footnote">not</span> b</p>',
         ["repeated notes"]),
        ("a\n\n[^1]: utan hänvisning", "<p>a</p>\n<p>utan hänvisning</p>", ["unused notes"]),
        ("- 1\n  - 2\n    - 3\n      - 4\n        - 5",
         "<ul><li><p>1</p><ul><li><p>2</p><ul><li><p>3</p><ul><li><p>4</p><p>5</p></li></ul></li>"
         "</ul></li></ul></li></ul>", ["deep lists"]),
    ],
)  # fmt: skip
def test_what_a_section_cannot_hold_is_told(written, text, told):
    assert said(read(written)) == ([(2, "Inledning", text)], ["named", *told])


def test_a_footnote_that_refers_to_itself_ends():
    [section] = read("a[^1]\n\n[^1]: runt[^1]").sections

    assert section.text == '<p>a<span class="footnote">runt</span></p>'


def test_the_footnote_of_a_heading_stands_first_in_its_text():
    found = said(read("# Mål[^1]\n\nText\n\n# Medel\n\n[^1]: Not."))

    assert found == (
        [(2, "Mål", '<p><span class="footnote">Not.</span></p>\n<p>Text</p>'), (2, "Medel", "")],
        ["heading notes"],
    )


def test_a_text_file_with_marked_headings_is_read_as_markdown():
    found = said(read("# A\n\nText\n\n# B\n", "gammal.txt"))

    assert found == ([(2, "A", "<p>Text</p>"), (2, "B", "")], ["as markdown"])


@pytest.mark.parametrize("text", ["![" * 3000, "[" * 6000, "**a*" * 12_000, "- a\n" * 3000])
def test_what_takes_too_long_is_refused(text):
    with pytest.raises(UnreadableFile, match="för lång tid"):
        read_markdown(text, Told(), seconds=0.02)
