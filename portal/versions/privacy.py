from django.utils.translation import gettext_lazy as _

from portal.common.privacy import register, rows_of

from .models import PageVersion


def _drop_the_name(member):
    return PageVersion.objects.filter(by=member).update(by=None)


register(
    PageVersion,
    purpose=_("So that it can be told who published a page."),
    kept=_("As long as the page; if you leave, without your name."),
    export=rows_of(PageVersion, "by", without=["sections", "changes", "lede"]),
    erase=_drop_the_name,
)
