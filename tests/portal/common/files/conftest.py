import pytest

from portal.common.files import purposes
from portal.common.files.kinds import DOCUMENTS, PICTURES
from portal.common.files.purposes import FilePurpose


@pytest.fixture
def make_purpose(monkeypatch):
    """A maker of purposes that are forgotten after the test; the owner may read unless told otherwise."""

    def make(key="letter", **fields):
        fields.setdefault("kinds", DOCUMENTS + PICTURES)
        fields.setdefault("may_read", lambda member, file: member.pk == file.owner_id)
        made = FilePurpose(key, **fields)
        monkeypatch.setitem(purposes._purposes, key, made)
        return made

    return make


@pytest.fixture
def purpose(make_purpose):
    return make_purpose()


@pytest.fixture(autouse=True)
def private_root(settings, tmp_path):
    """A private folder for each test, so that what lies in it can be counted."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings.PRIVATE_ROOT


@pytest.fixture
def on_disk(private_root):
    return lambda: sorted(path for path in private_root.rglob("*") if path.is_file())
