import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from community.spaces.models import Space
from portal.common.topics import Topic


class _SentOnce(forms.Form):
    """A form that knows whether it was sent before."""

    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["submission"].initial = uuid.uuid4


class QuestionForm(_SentOnce):
    """Asking and saying it better. `spaces` are those in which the member may ask."""

    space = forms.ModelChoiceField(Space.objects.none(), label=_("Where"), empty_label=None)
    title = forms.CharField(
        max_length=160,
        label=_("Your question in one sentence"),
        help_text=_("As you would ask a colleague. Please leave out names and addresses."),
    )
    body = forms.CharField(
        required=False,
        max_length=10_000,
        label=_("What others need to know to answer"),
        help_text=_("What have you tried, what is it about? You can set words in **bold** and make - lists."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(),
        required=False,
        label=_("Topics"),
        help_text=_("One to three are enough."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, spaces, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["space"].queryset = spaces
        if len(spaces) == 1:
            self.fields["space"].initial = spaces[0]
            self.fields["space"].widget = forms.HiddenInput()

    def clean_topics(self):
        topics = self.cleaned_data["topics"]
        if len(topics) > 5:
            raise forms.ValidationError(_("Please choose five topics at most."))
        return topics


class AnswerForm(_SentOnce):
    body = forms.CharField(
        max_length=10_000,
        label=_("Your answer"),
        help_text=_(
            "What helped you in a similar situation? You can set words in **bold** and make - lists."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Please write your answer before you publish it.")},
    )
