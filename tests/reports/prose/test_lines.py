from reports.prose.lines import lines, with_lines
from reports.prose.nodes import Text
from reports.prose.reading import read

EVERY = read(
    "<p>Ett</p><h3>Två</h3><ul><li>Tre<ul><li>Fyra</li></ul></li></ul><blockquote><p>Fem</p>"
    "</blockquote><table><caption>Sex</caption><tr><th>Sju</th></tr><tr><td>Åtta</td></tr></table>"
    '<figure data-block="mandates"><figcaption>Nio</figcaption></figure>'
)


def test_every_line_is_told_in_the_order_of_the_text():
    words = [piece.words for line in lines(EVERY) for piece in line]

    assert words == ["Ett", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio"]


def test_every_line_can_be_made_anew():
    changed = with_lines(EVERY, lambda line: (Text(f"{line[0].words}!"),))

    words = [piece.words for line in lines(changed) for piece in line]
    assert words == ["Ett!", "Två!", "Tre!", "Fyra!", "Fem!", "Sex!", "Sju!", "Åtta!", "Nio!"]


def test_a_block_without_a_caption_has_no_line():
    assert lines(read('<figure data-block="mandates"></figure>')) == []


def test_lines_that_stay_leave_the_text_as_it_was():
    assert with_lines(EVERY, lambda line: line) == EVERY
