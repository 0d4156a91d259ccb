from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail_localize.models import Translation, TranslationSource

from portal.common import pagecache
from portal.common.clock import now

from .comparing import REMOVED, changed_sections
from .doors import doors_of
from .freezing import freeze
from .models import PageVersion, SectionState, TranslationGroup

NO_REASON = {"change_reason": "", "change_is_small": False}


@transaction.atomic
def record_version(*, page) -> PageVersion | None:
    """Keep what readers of a published page now read, if it differs from what they could read before.

    Publishing also brings a translation in step with the other languages, whether it changed or not. What counts is the
    row as it is once nobody else is writing: of two who publish in one moment, either may come here first.
    """
    group = _locked_group(page)
    published = type(page).objects.live().filter(pk=page.pk).first()
    if published is None:
        return None
    version = _write_version(published, group)
    _forget_reason(published)
    # Whoever handed the page in goes on with it.
    page.change_reason, page.change_is_small = "", False
    return version


def _write_version(page, group) -> PageVersion | None:
    latest = PageVersion.objects.of(page).first()
    sections = freeze(page)
    changes = changed_sections(latest.sections, sections) if latest else []
    reason, moment = page.change_reason.strip(), now()
    if latest is None:
        _begin(page, group, sections, moment)
    else:
        was_stale = SectionState.objects.stale().filter(page=page.pk).exists()
        _step_ahead(page, group, sections, changes, moment, leads=not page.change_is_small)
        _follow(page, group, moment)
        if was_stale and not reason:
            reason = _default_reason(page)
    # Also without a new version: a mark may have gone.
    pagecache.raise_generation()
    if latest is not None and not changes:
        return None
    return PageVersion.objects.create(
        page_id=page.pk,
        number=latest.number + 1 if latest else 1,
        published_at=moment,
        reason=reason,
        title=page.title,
        lede=page.lede,
        sections=sections,
        changes=changes,
        doors=doors_of(page),
        by=page.live_revision.user if page.live_revision else None,
    )


@transaction.atomic
def confirm_in_step(*, page, by) -> int:
    """Say that what changed in other languages needs no change here. Returns how many sections that was."""
    group = _locked_group(page)
    before = SectionState.objects.stale().filter(page=page.pk).count()
    _follow(page, group, now(), whatever_was_known=True)
    log(instance=page, action="versions.in_step", user=by)
    pagecache.raise_generation()
    return before


@transaction.atomic
def give_to_translators(*, page) -> bool:
    """Lay before the translators of this page what its original says now; what they translated before stays.

    False for a page that is written by hand: nobody lays anything before its editors.
    """
    source = _translated_from(page)
    if source is None:
        return False
    source.update_from_db()
    return True


def _forget_reason(page) -> None:
    """The reason stands beside its version now: the next change needs its own."""
    if not (page.change_reason or page.change_is_small):
        return
    type(page).objects.filter(pk=page.pk).update(change_reason="", change_is_small=False)
    if revision := page.live_revision:
        type(revision).objects.filter(pk=revision.pk).update(content=revision.content | NO_REASON)


def _locked_group(page) -> TranslationGroup:
    # One row for all languages, so that two publishes wait for each other and cannot lock each other out.
    group, _made = TranslationGroup.objects.get_or_create(translation_key=page.translation_key)
    return TranslationGroup.objects.select_for_update().get(pk=group.pk)


def _begin(page, group, sections, moment: datetime) -> None:
    """A page's first publication is in step with whatever the other languages say now."""
    reached = _reached(group)
    titles = {section["anchor"]: section["title"] for section in sections}
    SectionState.objects.bulk_create(
        SectionState(
            group=group,
            page_id=page.pk,
            anchor=anchor,
            title=titles.get(anchor, ""),
            is_there=anchor in titles,
            step=reached.get(anchor, 0),
            stepped_at=moment,
        )
        for anchor in [*titles, *(anchor for anchor in reached if anchor not in titles)]
    )
    # What is new only in this language was not asked of the others.
    _give_everybody_a_row(group, moment)


def _step_ahead(page, group, sections, changes, moment: datetime, *, leads: bool) -> None:
    """Each changed section goes one step ahead of the other languages, unless it was behind them."""
    leads = leads and not _translated_from(page)
    reached = _reached(group)
    own = {state.anchor: state for state in SectionState.objects.filter(page=page.pk)}
    titles = {section["anchor"]: section["title"] for section in sections}
    for change in changes:
        anchor = change["anchor"]
        state = own.setdefault(anchor, SectionState(group=group, page_id=page.pk, anchor=anchor))
        highest = reached.get(anchor, 0)
        if leads and state.step >= highest:
            state.step, state.stepped_at = highest + 1, moment
        elif state.stepped_at is None:
            state.step, state.stepped_at = highest, moment
        state.changed_at = moment
        state.is_there = change["kind"] != REMOVED
        state.title = titles.get(anchor, state.title)
        state.save()
    _give_everybody_a_row(group, moment)


def _follow(page, group, moment: datetime, *, whatever_was_known: bool = False) -> None:
    """Bring a page in step: it takes over the highest step of each section."""
    source = None if whatever_was_known else _translated_from(page)
    others = SectionState.objects.filter(group=group).exclude(page=page.pk)
    for state in SectionState.objects.filter(page=page.pk):
        ahead = others.filter(anchor=state.anchor, step__gt=state.step)
        # A translation knows no more than what its translators were last given.
        if source is not None and ahead.filter(stepped_at__gt=source.last_updated_at).exists():
            continue
        highest = ahead.aggregate(step=Max("step"))["step"]
        if highest is not None:
            state.step, state.stepped_at = highest, moment
            state.save()


def _reached(group) -> dict[str, int]:
    return dict(SectionState.objects.filter(group=group).values_list("anchor").annotate(Max("step")))


def _give_everybody_a_row(group, moment: datetime) -> None:
    """A section that a page does not have yet is at its beginning there."""
    rows = list(SectionState.objects.filter(group=group).values_list("page_id", "anchor"))
    known = set(rows)
    pages, anchors = {page for page, _anchor in rows}, {anchor for _page, anchor in rows}
    SectionState.objects.bulk_create(
        SectionState(group=group, page_id=page, anchor=anchor, is_there=False, stepped_at=moment)
        for page in pages
        for anchor in anchors
        if (page, anchor) not in known
    )


def _translated_from(page) -> TranslationSource | None:
    """What wagtail-localize makes this page from; nothing for a page that is written by hand."""
    made = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    found = made.select_related("source").first()
    return found.source if found else None


def _default_reason(page) -> str:
    with translation.override(page.locale.language_code):
        return _("Translation updated")
