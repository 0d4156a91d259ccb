from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page

from ..publishing import must_not_be_approved, where_to_mend


class ReasonForm(forms.Form):
    """Why something is sent back. The field is called as Wagtail calls it."""

    comment = forms.CharField(
        label=_("What should be changed or added?"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Whoever wrote it reads these words. Say what is good first."),
    )


class EditorialReview(AbstractGroupApprovalTask):
    """A step at which somebody else reads a page: approving publishes it, sending it back takes a reason."""

    class Meta:
        verbose_name = _("editorial review")
        verbose_name_plural = _("editorial reviews")

    def on_action(self, task_state, user, action_name, **kwargs):
        """Approves unless something speaks against the text: then the answer is where to mend it."""
        page = task_state.revision.as_object()
        if action_name == "approve" and isinstance(page, Page) and must_not_be_approved(page):
            return where_to_mend(page)
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_form_for_action(self, action):
        return ReasonForm if action == "reject" else super().get_form_for_action(action)

    @classmethod
    def get_description(cls):
        return _("Somebody of the chosen groups reads it; sending it back takes a reason.")
