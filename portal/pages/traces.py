"""What Wagtail and its translators keep of a page beside the page: its log, its strings, copies of its source, what an editor typed and did not save.

A page may tell what a member told. When she takes that back or leaves, these copies go as well.
"""

from django.db import transaction
from django.db.models import Q
from wagtail.admin.models import FormState
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringTranslation,
    TranslatableObject,
    TranslationSource,
)


@transaction.atomic
def delete_with_traces(*, page: Page) -> None:
    """Delete a page with its log, which is full of its title, and with what translators were given of it."""
    if state := page.current_workflow_state:
        state.cancel()
    FormState.objects.for_instance(page.specific).delete()
    key, translation_key, locale = page.pk, page.translation_key, page.locale_id
    page.delete()
    PageLogEntry.objects.filter(page=key).delete()
    # Before the places they belong to: those go with the page, and leave the words without a place.
    of_page = Q(context__object=translation_key)
    StringTranslation.objects.filter(of_page, Q(locale=locale) | Q(translation_of__locale=locale)).delete()
    SegmentOverride.objects.filter(of_page, locale=locale).delete()
    TranslationSource.objects.filter(object=translation_key, locale=locale).delete()
    if not Page.objects.filter(translation_key=translation_key).exists():
        SegmentOverride.objects.filter(of_page).delete()
        TranslatableObject.objects.filter(translation_key=translation_key).delete()
    forget_strings_of_nothing()


@transaction.atomic
def forget_earlier_words(*, page: Page) -> None:
    """Of a page that stays, keep what it says now: no older text, no comment on it, no title that it once had."""
    FormState.objects.for_instance(page.specific).delete()
    page.revisions.exclude(pk=page.latest_revision_id).delete()
    PageLogEntry.objects.filter(page=page.pk).delete()
    for source in TranslationSource.objects.filter(object=page.translation_key, locale=page.locale_id):
        source.update_from_db()
        used = String.objects.filter(segments__source=source)
        of_source = StringTranslation.objects.filter(
            context__object=page.translation_key, translation_of__locale=page.locale_id
        )
        of_source.exclude(translation_of__in=used).delete()
    forget_strings_of_nothing()


def forget_strings_of_nothing() -> None:
    """Words that stand on no page and that nobody has translated: of no use to a translator."""
    String.objects.filter(segments__isnull=True, translations__isnull=True).delete()
