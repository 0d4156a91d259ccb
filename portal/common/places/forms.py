"""A field for a town: typed in any language, with suggestions where scripts run, with a question where it is unclear."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from .finding import LENGTH_AT_MOST, Found, resolve
from .towns import Town, town


def question(found: Found) -> str:
    """What to ask somebody who typed something that is not one town."""
    if not found.choices:
        return _("We do not know this town. Please write the nearest larger one.")
    choices = " · ".join(one.full_label() for one in found.choices)
    return _("There are several towns of this name. Which one do you mean? %(choices)s") % {
        "choices": choices
    }


class TownInput(forms.TextInput):
    """The script `towns` adds the suggestions."""

    def __init__(self, attrs=None):
        super().__init__(
            {
                "data-towns": reverse_lazy("towns"),
                "autocomplete": "off",
                "spellcheck": "false",
                **(attrs or {}),
            }
        )


class TownField(forms.CharField):
    """Cleans to a `Town` or None; its initial value is a GeoNames number."""

    widget = TownInput

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": LENGTH_AT_MOST, **kwargs})

    def to_python(self, value) -> Town | None:
        text = super().to_python(value)
        if not text:
            return None
        found = resolve(text)
        if found.town is None:
            raise forms.ValidationError(question(found), code="which_town")
        return found.town

    def run_validators(self, value):
        """What checks the length of a text does not fit a town; `resolve` reads no more than that."""

    def prepare_value(self, value):
        known = town(value) if isinstance(value, int) else None
        return known.full_label() if known else value
