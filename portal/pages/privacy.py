from django.utils.translation import gettext_lazy as _
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import Comment, CommentReply, PageSubscription, UploadedFile
from wagtail.users.models import UserProfile

from portal.common.privacy import delete_rows, holds_nothing_personal, register, rows_of

from .models import Film, Picture


def erase_uploads(member):
    for upload in UploadedFile.objects.filter(uploaded_by_user=member):
        upload.file.delete(save=False)
        upload.delete()


def erase_profile(member):
    """What Wagtail keeps of whoever works in the back office; a picture of hers goes from the disk as well."""
    for profile in UserProfile.objects.filter(user=member):
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()


register(
    CommentReply,
    purpose=_("What you answered to remarks on a text, so that it becomes better."),
    kept=_("Until the remark is done with, or you leave the portal."),
    export=rows_of(CommentReply, "user"),
    erase=delete_rows(CommentReply, "user"),
)
register(
    Comment,
    purpose=_("What you remarked on a text, so that it becomes better."),
    kept=_("Until the remark is done with, or you leave the portal."),
    export=rows_of(Comment, "user"),
    erase=delete_rows(Comment, "user"),
)
register(
    FormState,
    purpose=_("What you typed into a page and did not save, so that a preview can show it."),
    kept=_("Until you save, or leave the portal."),
    export=rows_of(FormState, "user"),
    erase=delete_rows(FormState, "user"),
)
register(
    EditingSession,
    purpose=_("On which page you are working, so that two people do not write over each other."),
    kept=_("As long as the page is open in your browser."),
    export=rows_of(EditingSession, "user"),
    erase=delete_rows(EditingSession, "user"),
)
register(
    PageSubscription,
    purpose=_("On which pages you want to hear of remarks."),
    kept=_("Until you no longer want it, or leave the portal."),
    export=rows_of(PageSubscription, "user"),
    erase=delete_rows(PageSubscription, "user"),
)
register(
    UploadedFile,
    purpose=_("Files that you began to put into the library."),
    kept=_("Until they stand in the library, or you leave the portal."),
    export=rows_of(UploadedFile, "uploaded_by_user", without=["file"]),
    erase=erase_uploads,
)
register(
    UserProfile,
    purpose=_("How the back office looks for you, and which messages it sends you."),
    kept=_("Until you leave the portal."),
    export=rows_of(UserProfile, "user", without=["avatar"]),
    erase=erase_profile,
)

holds_nothing_personal(
    Picture,
    because="A picture belongs to the pages. That an editor put it there leads to her account, which is emptied when "
    "she leaves; pages that show a picture say nothing of her.",
)

holds_nothing_personal(
    Film,
    because="A film belongs to the pages, as a picture does: whoever is seen in it agreed to be shown before it was "
    "put there. That an editor did so leads to her account, which is emptied when she leaves.",
)
