"""The words the toolkit sorts by: what kind of thing, when on the way, for whom."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    GUIDE = "guide", pgettext_lazy("kind of tool", "Guide")
    CHECKLIST = "checklist", pgettext_lazy("kind of tool", "Checklist")
    PROMPTS = "prompts", pgettext_lazy("kind of tool", "Conversation prompts")
    TEMPLATE = "template", pgettext_lazy("kind of tool", "Template")
    WORKSHOP = "workshop", pgettext_lazy("kind of tool", "Workshop design")


class Phase(models.TextChoices):
    """Where on the way of a mentoring something helps."""

    BEFORE = "before", pgettext_lazy("phase", "Before it begins")
    BEGINNING = "beginning", pgettext_lazy("phase", "The beginning")
    ON_THE_WAY = "on_the_way", pgettext_lazy("phase", "On the way")
    CRISIS = "crisis", pgettext_lazy("phase", "When it gets hard")
    CLOSING = "closing", pgettext_lazy("phase", "Closing")


class Role(models.TextChoices):
    MENTEE = "mentee", pgettext_lazy("for whom", "Mentees")
    MENTOR = "mentor", pgettext_lazy("for whom", "Mentors")
    COORDINATOR = "coordinator", pgettext_lazy("for whom", "Coordinators")
    TRAINER = "trainer", pgettext_lazy("for whom", "Trainers")


# The column that says whether an item is for a role.
COLUMN_OF = {role: f"for_{role}" for role in Role.values}
