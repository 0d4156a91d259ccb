"""Whatever is hers in the index; what stays in the portal without her name is written there anew without her key."""

from django.utils.translation import gettext_lazy as _

from portal.common.privacy import register

from .models import Entry
from .services import scrub_after_commit, write_anew
from .sources import key_of


def export_entries(member):
    for entry in Entry.objects.filter(owner=key_of(member.pk)):
        yield {"kind": entry.kind, "title": entry.title, "language": entry.language}


def erase_entries(member):
    """The things themselves are gone by now, or say no longer whose they are."""
    write_anew(owner=member.pk)
    scrub_after_commit()


register(
    Entry,
    purpose=_("The words by which others find what you show them."),
    kept=_("As long as you show it."),
    export=export_entries,
    erase=erase_entries,
)
