from django import forms
from django.utils.translation import gettext_lazy as _


class JoinForm(forms.Form):
    """The yes to the house rules."""

    accepts_house_rules = forms.BooleanField(
        label=_("I have read the house rules and will keep to them."),
        error_messages={"required": _("Please read the house rules and say yes to them. Then you can join.")},
    )
