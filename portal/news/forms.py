from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.accounts.models import Member


class TestimonialForm(WagtailAdminModelForm):
    """Somebody's words and her consent. Her account is named by its address: editors get no list of members."""

    email = forms.EmailField(
        label=_("Her mail address"),
        required=False,
        max_length=254,
        help_text=_(
            "If she has an account under it, she finds this consent there and can take it back herself."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        if self.instance.withdrawn_at:
            raise ValidationError(_("These words were taken back. If she agrees anew, write them down anew."))
        if not (cleaned.get("words") or "").strip():
            self.add_error("words", _("What did she say?"))
        if email := cleaned.get("email"):
            # Whether there is such an account is not said: that is hers to tell.
            self.instance.member = Member.objects.filter(email__iexact=email, is_active=True).first()
        return cleaned
