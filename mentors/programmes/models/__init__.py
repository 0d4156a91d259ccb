from .answer import Answer, AnswerSheet
from .form import Form, FormField, FormVersion
from .programme import Cohort, CohortMember, Programme
from .space import ProgrammeSpace

__all__ = [
    "Answer",
    "AnswerSheet",
    "Cohort",
    "CohortMember",
    "Form",
    "FormField",
    "FormVersion",
    "Programme",
    "ProgrammeSpace",
]
