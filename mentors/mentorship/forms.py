from django import forms
from django.utils.translation import gettext_lazy as _


class ReachMeForm(forms.Form):
    reach_me = forms.CharField(
        required=False,
        max_length=200,
        label=_("How can you be reached?"),
        help_text=_(
            "A mail address, a number, a time of day. Only the two of you see this; empty is fine, too."
        ),
    )
