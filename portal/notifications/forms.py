from django import forms
from django.utils.translation import gettext_lazy as _

from .models import MailPreference
from .notices import Notice, every


class MailPreferencesForm(forms.Form):
    """One box a kind. The kinds come from the apps, so the fields do too."""

    mails = forms.MultipleChoiceField(
        label=_("Send me a mail when …"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        said = dict(MailPreference.objects.filter(member=member).values_list("notice", "wants_mail"))
        self.fields["mails"].choices = [(notice.key, notice.sentence) for notice in every()]
        self.fields["mails"].initial = [notice.key for notice in every() if said.get(notice.key, notice.mail)]

    def choices(self) -> list[tuple[Notice, bool]]:
        """Each kind with what was said of it."""
        wanted = set(self.cleaned_data["mails"])
        return [(notice, notice.key in wanted) for notice in every()]
