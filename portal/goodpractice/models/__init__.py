from .page import GoodPracticeIndexPage, GoodPracticePage, LineBlock, PracticeTopic, StepBlock
from .telling import PracticeDraft
from .use import PracticeUse

__all__ = [
    "GoodPracticeIndexPage",
    "GoodPracticePage",
    "LineBlock",
    "PracticeDraft",
    "PracticeTopic",
    "PracticeUse",
    "StepBlock",
]
