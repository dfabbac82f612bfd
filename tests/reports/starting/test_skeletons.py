from itertools import pairwise
from types import SimpleNamespace

import pytest

from reports.blocks import KINDS
from reports.models import Report
from reports.prose.nodes import DataBlock
from reports.prose.reading import read
from reports.prose.writing import write
from reports.starting.skeletons import SKELETONS, sections_of


def network(name):
    return SimpleNamespace(name=name)


def test_every_kind_of_report_has_a_skeleton():
    assert set(SKELETONS) == set(Report.Kind.values)


def test_a_review_has_a_section_for_each_of_its_networks():
    c40, uclg = network("C40"), network("UCLG")

    sections = sections_of("review", [c40, uclg])

    assert [(s.level, s.heading, s.network) for s in sections[:5]] == [
        (2, "Sammanfattning", None),
        (2, "Bakgrund", None),
        (3, "C40", c40),
        (3, "UCLG", uclg),
        (2, "Medlemskap och uppdrag", None),
    ]


def test_a_profile_is_about_its_network_from_the_first_section():
    c40 = network("C40")

    assert [s.network for s in sections_of("profile", [c40])] == [c40, *[None] * 7]


def test_the_result_of_a_round_has_a_section_for_each_dimension():
    sections = sections_of("round", dimensions=["Positionering", "Bevakning"])

    assert [(s.level, s.heading) for s in sections[2:5]] == [
        (2, "Resultat"),
        (3, "Positionering"),
        (3, "Bevakning"),
    ]


@pytest.mark.parametrize("kind", SKELETONS)
def test_no_level_is_skipped(kind):
    levels = [section.level for section in sections_of(kind, [network("C40")], ["Bevakning"])]

    assert levels[0] == 2
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


@pytest.mark.parametrize("kind", SKELETONS)
def test_every_text_is_as_texts_are_stored(kind):
    texts = [section.text for section in sections_of(kind, [network("C40")])]

    assert [write(read(text)) for text in texts] == texts


@pytest.mark.parametrize("kind", SKELETONS)
def test_every_block_is_of_a_known_kind_and_has_a_caption(kind):
    blocks = [
        block
        for section in sections_of(kind)
        for block in read(section.text)
        if isinstance(block, DataBlock)
    ]

    assert blocks
    assert {block.kind for block in blocks} <= KINDS.keys()
    assert [block for block in blocks if not block.caption.endswith(".")] == []
