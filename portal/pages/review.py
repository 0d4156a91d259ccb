"""The review of pages: Wagtail's workflow moves them, we tell whom it concerns – in the portal, and by a mail that names nothing."""

from django.db import transaction
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected

from portal.accounts.models import Grant, Member
from portal.notifications.services import forget, notify

from .notices import PUBLISHED, RETURNED, WAITING


def connect() -> None:
    task_submitted.connect(_tell_reviewers, dispatch_uid="pages.review_waiting")
    workflow_rejected.connect(_tell_returned, sender=WorkflowState, dispatch_uid="pages.review_returned")
    workflow_approved.connect(_tell_published, sender=WorkflowState, dispatch_uid="pages.review_published")
    workflow_cancelled.connect(_forget, sender=WorkflowState, dispatch_uid="pages.review_cancelled")


@transaction.atomic
def send_to_review(*, page: Page, by: Member) -> WorkflowState | None:
    """Let the newest revision of a page be read: anew, or once more where it came back. None where nobody reviews."""
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(by)
        return state
    if state:
        return state
    workflow = page.get_workflow()
    return workflow.start(page, by) if workflow else None


def editors():
    """Those whose work the pages are; administrators only help out."""
    return Member.objects.filter(is_active=True, grants__role=Grant.Role.EDITOR).distinct()


def reason_of(state: WorkflowState) -> str:
    """What the editor wrote when she sent it back."""
    return state.current_task_state.comment if state.current_task_state else ""


def _page_of(state: WorkflowState) -> Page | None:
    thing = state.content_object
    return thing.specific if isinstance(thing, Page) else None


def _tell_reviewers(sender, instance: TaskState, user=None, **kwargs) -> None:
    page = _page_of(instance.workflow_state)
    groups = getattr(instance.task.specific, "groups", None)
    if page is None or groups is None:
        return
    reviewers = Member.objects.filter(is_active=True, groups__in=groups.all()).distinct()
    for reviewer in reviewers.exclude(pk=getattr(user, "pk", None)):
        notify(
            to=reviewer, notice=WAITING, url=reverse("wagtailadmin_pages:edit", args=[page.pk]), about=page
        )


def _tell_returned(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    _tell_author(instance, RETURNED, user)


def _tell_published(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    page = _page_of(instance)
    if page is None or page.live or page.approved_schedule:
        _tell_author(instance, PUBLISHED, user)


def _tell_author(state: WorkflowState, notice, user) -> None:
    page = _page_of(state)
    if page is None:
        return
    forget(about=page, notice=WAITING)
    author = state.requested_by
    if author is None or author == user:
        return
    address = getattr(page, "author_address", lambda: None)()
    notify(
        to=author,
        notice=notice,
        url=address or reverse("wagtailadmin_pages:edit", args=[page.pk]),
        about=page,
    )


def _forget(sender, instance: WorkflowState, **kwargs) -> None:
    if page := _page_of(instance):
        forget(about=page, notice=WAITING)
