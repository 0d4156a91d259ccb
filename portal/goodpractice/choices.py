"""For which situation and for whom a practice is told: the words of the facets, the form and the page."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Setting(models.TextChoices):
    """Where mentoring takes place."""

    HIGHER_EDUCATION = "higher_education", _("Higher education")
    PEER = "peer", _("Peer tutoring")
    COMMUNITY = "community", _("Community and integration")
    ENTREPRENEURSHIP = "entrepreneurship", _("Founding and self-employment")
    ORGANISATION = "organisation", _("Change in organisations")


class ForWhom(models.TextChoices):
    """Who can do something with it."""

    MENTORS = "mentors", _("For mentors")
    MENTEES = "mentees", _("For mentees")
    COORDINATORS = "coordinators", _("For coordinators")
    ORGANISATIONS = "organisations", _("For organisations")


class ChoiceListField(models.JSONField):
    """Several of some choices, as a list of their values in the order of the choices."""

    def __init__(self, *args, of: type[models.TextChoices] | None = None, **kwargs):
        self.of = of
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        from django import forms

        return forms.MultipleChoiceField(
            label=self.verbose_name,
            help_text=self.help_text,
            required=not self.blank,
            choices=self.of.choices,
            widget=forms.CheckboxSelectMultiple,
        )

    def labels(self, values: list[str]) -> list[str]:
        """The words for the values that are still choices."""
        return [str(choice.label) for choice in self.of if choice.value in values]
