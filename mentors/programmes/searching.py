"""A programme is found by what it is for and what one lets oneself in for; one without a public page is in no index."""

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import PUBLIC
from search.services import index, remove
from search.sources import Source, Words, register

from .models import Programme


def words(programme):
    for code, _name in settings.LANGUAGES:
        if not programme.name.get(code):
            continue
        expected = programme.expectations.get(code) or {}
        items = [f"{item['title']} {item['text']}" for item in expected.get("items", ())]
        yield Words(
            title=programme.name[code],
            text="\n".join(
                [
                    programme.summary.get(code, ""),
                    programme.purpose.get(code, ""),
                    programme.organisation.name,
                    expected.get("intro", ""),
                    *items,
                ]
            ),
            audience=PUBLIC,
            language=code,
            weight=1,
        )


def _changed(sender, instance, **kwargs) -> None:
    index(kind="programme", thing=instance)


def _gone(sender, instance, **kwargs) -> None:
    remove(kind="programme", object_id=instance.pk)


post_save.connect(_changed, sender=Programme, dispatch_uid="programmes.searching.changed")
post_delete.connect(_gone, sender=Programme, dispatch_uid="programmes.searching.gone")
register(
    Source(
        kind="programme",
        label=_("Programmes"),
        things=lambda: Programme.objects.filter(is_public=True).select_related("organisation"),
        words=words,
        visible_to=lambda member: Programme.objects.filter(is_public=True),
        order=25,
        dated=False,
    )
)
