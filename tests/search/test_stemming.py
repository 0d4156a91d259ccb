"""Forms of one word meet in a stem; words that only look alike do not."""

import pytest

from search.folding import fold
from search.stemming import stems


def meet(one, other):
    return bool(stems(fold(one)) & stems(fold(other)))


@pytest.mark.parametrize(
    "forms",
    [
        "Mentorin Mentorinnen",
        "Zeugnis Zeugnisse",
        "Bewerbung Bewerbungen",
        "Kind Kindes Kinder Kindern",
        "kleine kleiner kleines kleinem kleinen",
        "mentor mentors mentoring mentored",
        "study studies studied",
        "plan plans planning planned",
        "робота роботи роботі роботу роботою",
        "допомога допомоги допомозі допомогу допомогою",
        "наставництво наставництва наставництвом",
        "новий нова нове нові нового новому новим новими",
        "садок садку садком садках",
        "українець українця українцем",
        "учителька вчителька вчительками",
        "жінка жінки жінку жінкою жінками",
    ],
)
def test_forms_of_one_word_meet(forms):
    first, *others = forms.split()

    assert [other for other in others if not meet(first, other)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pflege", "Pflüge"),
        ("Bank", "Band"),
        ("кіт", "код"),
        ("робота", "робітник"),
        ("2024", "2025"),
    ],
)
def test_words_that_look_alike_do_not(one, other):
    assert not meet(one, other)
