"""What a new portal begins with."""

import pytest
from wagtail.images.permissions import permission_policy

from portal.accounts.services import grant_role
from portal.pages.models import Picture


@pytest.mark.parametrize("role", ["author", "editor", "administrator"])
def test_whoever_writes_pages_may_bring_and_choose_pictures(db, make_member, role):
    member = make_member()
    grant_role(member=member, role=role)

    rights = [permission_policy.user_has_permission(member, right) for right in ("add", "change", "choose")]

    assert rights == [True, True, True]


def test_the_name_of_a_file_is_never_offered_as_the_words_for_a_picture(db):
    assert Picture(title="IMG_2041.jpg").default_alt_text == ""
    assert Picture(title="IMG_2041.jpg", description="Zwei Tassen").default_alt_text == "Zwei Tassen"
