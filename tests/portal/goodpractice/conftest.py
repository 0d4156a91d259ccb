import pytest

from portal.accounts.services import grant_role
from tests.factories import pages


@pytest.fixture
def index(db):
    return pages.make_practices(slug="gute-praxis")


@pytest.fixture
def editor(make_member):
    editor = make_member(given_name="Edda", language="de")
    grant_role(member=editor, role="editor")
    return editor


@pytest.fixture
def author(make_member):
    author = make_member(given_name="Aino", language="de")
    grant_role(member=author, role="author")
    return author
