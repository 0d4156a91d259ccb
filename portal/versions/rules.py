def may_confirm(member, page) -> bool:
    """Whoever may edit a page may say that a change elsewhere needs no translation here."""
    return page.permissions_for_user(member).can_edit()
