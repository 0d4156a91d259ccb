"""What the good practices hold about whoever tells or uses one."""

from django.utils.translation import gettext_lazy as _

from portal.common import pagecache
from portal.common.privacy import register, row, rows_of
from portal.pages.traces import delete_with_traces, forget_earlier_words

from .models import PracticeDraft, PracticeUse
from .services.telling import drop_page, pages_of


def export_tellings(member):
    for telling in PracticeDraft.objects.of(member):
        yield {**row(telling), "address": telling.page.full_url if telling.is_public else ""}


def erase_tellings(member):
    """What readers do not see goes. What is published under the licence stays, and names nobody any more."""
    for telling in PracticeDraft.objects.of(member).select_related("page"):
        drop_page(telling)
        told = pages_of(telling)
        telling.delete()
        for page in told:
            if page.live:
                unname(page)
            else:
                delete_with_traces(page=page)


def unname(page):
    """In everything that is kept of it."""
    page.owner, page.author_line = None, ""
    page.save()
    page.save_revision(clean=False).publish()
    forget_earlier_words(page=page)


def erase_uses(member):
    PracticeUse.objects.of(member).delete()
    pagecache.raise_generation()


register(
    PracticeUse,
    purpose=_("What you reported of using a good practice, so that others see how it goes elsewhere."),
    kept=_("Until you delete it or leave the portal."),
    export=rows_of(PracticeUse),
    erase=erase_uses,
)
register(
    PracticeDraft,
    purpose=_("The good practices you tell, from the first draft on, so that you can go on writing."),
    kept=_(
        "Until you delete them or leave the portal. What is published under the licence then stays, without your name."
    ),
    export=export_tellings,
    erase=erase_tellings,
)
