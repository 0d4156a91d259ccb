import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_BODY = 10_000


def body_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "An empty line begins a new paragraph. **bold**, *italic*, and a - at the start of a line makes a list."
        ),
        error_messages={"required": _("Write something before you send it.")},
    )


def subject_field() -> forms.CharField:
    return forms.CharField(
        label=_("Title"),
        max_length=120,
        help_text=_("Say in a few words what it is about."),
        error_messages={"required": _("Give your topic a title, so that others find it.")},
    )


def submission_field() -> forms.UUIDField:
    """The same form sent twice carries the same number and makes one post."""
    return forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class ReplyForm(forms.Form):
    """What somebody says in a conversation."""

    body = body_field(_("Your reply"))
    submission = submission_field()


class TopicForm(forms.Form):
    """A title and the first post of a conversation."""

    subject = subject_field()
    body = body_field(_("Your text"))
    submission = submission_field()


class PostForm(forms.Form):
    """The words of a post that is changed."""

    body = body_field(_("Your text"))


class FirstPostForm(forms.Form):
    """The first post carries the title of the topic."""

    subject = subject_field()
    body = body_field(_("Your text"))
