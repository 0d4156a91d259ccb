"""Who may tell, change, send and take back; who may say that she used something; who decides."""

from portal.accounts.rules import is_editor

from .models import GoodPracticeIndexPage, PracticeDraft

State = PracticeDraft.State


def languages_to_tell_in() -> list[str]:
    """Those in which there is a list that it could stand in."""
    codes = GoodPracticeIndexPage.objects.live().values_list("locale__language_code", flat=True)
    return sorted(set(codes))


def may_tell(member) -> bool:
    """Whoever has an account; nobody signs in before her address is confirmed."""
    return member.is_authenticated and member.is_active


def owns(member, draft) -> bool:
    return member.is_authenticated and draft.member_id == member.pk


def may_edit(member, draft) -> bool:
    """Its owner, as long as nobody is reading it."""
    return owns(member, draft) and draft.is_editable


def may_withdraw(member, draft) -> bool:
    """Its owner, as long as no editor has decided."""
    return owns(member, draft) and draft.state == State.SUBMITTED


def may_reopen(member, draft) -> bool:
    """Its owner, once it is published or was taken down, to tell it anew."""
    return owns(member, draft) and draft.state in {State.PUBLISHED, State.TAKEN_DOWN}


def may_take_down(member, draft) -> bool:
    """Its owner, as long as readers see it."""
    return owns(member, draft) and draft.is_public


def may_delete(member, draft) -> bool:
    """Its owner, as long as readers do not see it and nobody is reading it."""
    return owns(member, draft) and not draft.is_public and draft.state != State.SUBMITTED


def may_report_use(member) -> bool:
    return may_tell(member)


def may_release(member) -> bool:
    """Editors decide whether a report is shown."""
    return member.is_authenticated and member.is_active and is_editor(member)
