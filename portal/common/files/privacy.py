from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from portal.common.privacy import register, row

from .models import StoredFile
from .purposes import with_a_term
from .services import delete_file


def export_files(member):
    for stored in StoredFile.objects.filter(owner_id=member.pk):
        yield row(stored, without=["disk_name"])


def erase_files(member):
    # One by one: a bulk delete would leave the files on disk.
    for stored in StoredFile.objects.filter(owner_id=member.pk):
        delete_file(file=stored)


def files_past_their_days(at):
    over = StoredFile.objects.none()
    for purpose in with_a_term():
        over |= StoredFile.objects.filter(
            purpose=purpose.key, created_at__lt=at - timedelta(days=purpose.kept_days)
        )
    return over


register(
    StoredFile,
    purpose=_("The files you gave us, such as your photo or your CV, for what you gave them for."),
    kept=_(
        "As long as what they belong to; they go with it, or with you. The file with all your data goes after seven days."
    ),
    export=export_files,
    erase=erase_files,
    over=files_past_their_days,
    let_go=lambda file: delete_file(file=file),
)
