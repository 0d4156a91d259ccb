"""Wagtail moves the pages; what a member sees of it follows here."""

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from wagtail.models import WorkflowState
from wagtail.signals import page_published, page_unpublished, workflow_cancelled, workflow_rejected

from portal.accounts.events import consent_withdrawn
from portal.accounts.models import Consent
from portal.notifications.services import notify
from portal.pages.notices import PUBLISHED
from portal.pages.review import reason_of

from .models import GoodPracticePage, PracticeDraft, PracticeUse
from .services import stop_publishing
from .services.telling import page_of
from .told import read_page

State = PracticeDraft.State
IN_REVIEW = (State.SUBMITTED, State.RETURNED)


def telling_of(state: WorkflowState) -> PracticeDraft | None:
    """What a member told, if this review is about that."""
    return PracticeDraft.objects.filter(page=state.object_id).select_related("member").first()


@receiver(workflow_rejected, sender=WorkflowState, dispatch_uid="goodpractice.came_back")
def came_back(sender, *, instance, **kwargs):
    """She reads why. What an editor changed meanwhile becomes what she goes on writing at."""
    telling = telling_of(instance)
    if telling is None:
        return
    telling.state, telling.reason = State.RETURNED, reason_of(instance)
    latest = telling.page.get_latest_revision()
    if latest and latest.user_id != telling.member_id:
        telling.answers = read_page(page_of(telling))
    telling.save(update_fields=["state", "reason", "answers", "updated_at"])


@receiver(workflow_cancelled, sender=WorkflowState, dispatch_uid="goodpractice.not_in_review")
def not_in_review(sender, *, instance, **kwargs):
    if instance.content_object and instance.content_object.approved_schedule:
        # An editor has decided: it waits for its hour.
        return
    PracticeDraft.objects.filter(page=instance.object_id, state__in=IN_REVIEW).update(state=State.DRAFT)


@receiver(page_published, sender=GoodPracticePage, dispatch_uid="goodpractice.is_published")
def is_published(sender, *, instance, **kwargs):
    """However an editor published it, the member hears of it once."""
    if not instance.live:
        # It waits for its hour; then it comes here again.
        return
    for telling in PracticeDraft.objects.filter(page=instance, state__in=IN_REVIEW).select_related("member"):
        telling.state, telling.reason = State.PUBLISHED, ""
        telling.save(update_fields=["state", "reason", "updated_at"])
        notify(to=telling.member, notice=PUBLISHED, url=telling.get_absolute_url(), about=instance)


@receiver(page_unpublished, sender=GoodPracticePage, dispatch_uid="goodpractice.is_taken_down")
def is_taken_down(sender, *, instance, **kwargs):
    PracticeDraft.objects.filter(page=instance, state=State.PUBLISHED).update(state=State.TAKEN_DOWN)


@receiver(pre_delete, sender=GoodPracticePage, dispatch_uid="goodpractice.page_goes")
def page_goes(sender, *, instance, **kwargs):
    """Her words stay with her."""
    PracticeDraft.objects.filter(page=instance, state__in=[*IN_REVIEW, State.PUBLISHED]).update(
        state=State.TAKEN_DOWN
    )


@receiver(post_delete, sender=GoodPracticePage, dispatch_uid="goodpractice.uses_go")
def uses_go(sender, *, instance, **kwargs):
    """With the last language of a practice go the reports on it."""
    if not GoodPracticePage.objects.filter(translation_key=instance.translation_key).exists():
        PracticeUse.objects.about(instance).delete()


@receiver(consent_withdrawn, dispatch_uid="goodpractice.consent_withdrawn")
def consent_is_gone(sender, *, member, kind, scope, **kwargs):
    if kind != Consent.Kind.PUBLISHING:
        return
    for telling in PracticeDraft.objects.of(member):
        if scope in (None, telling.consent_scope):
            stop_publishing(draft=telling)
