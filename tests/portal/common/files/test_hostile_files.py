"""IN7: files that want to harm are refused or come out harmless, in time and without eating the machine."""

import resource
import sys
import tracemalloc
import zipfile

import pytest

from portal.common.files import checks
from portal.common.files.refusals import SENTENCES, UploadRefused
from tests.factories.files import upload
from tests.hostile.files import EICAR, FILES, SCRIPT

SECONDS = 5
MEMORY_KB = 300 * 1024
# The inspection as it is, and afterwards the most memory that it ever held.
MEASURED = """
from portal.common.files.inspection import main
main()
peak = next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM'))
open({path!r}, 'a').write(peak + '\\n')
"""


def seconds_of_computing() -> float:
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


@pytest.fixture
def peak_kb(monkeypatch, tmp_path):
    """The peak of the inspections so far, in kB; None while none has run."""
    notes = tmp_path / "peaks"
    if sys.platform != "linux":
        return lambda: None
    monkeypatch.setattr(checks, "INSPECTION", [sys.executable, "-c", MEASURED.format(path=str(notes))])
    return lambda: max(map(int, notes.read_text().split())) if notes.exists() else None


def test_IN7_the_list_of_files_is_long_enough():
    assert len({file.id for file in FILES}) == len(FILES) >= 29


@pytest.mark.parametrize("hostile", FILES, ids=lambda file: file.id)
def test_IN7_a_hostile_file_is_refused_or_made_harmless(hostile, purpose, peak_kb):
    sent = upload(hostile.name, hostile.make())
    tracemalloc.start()
    begun = seconds_of_computing()
    try:
        checked, reason = checks.check_upload(sent, purpose), None
    except UploadRefused as refused:
        checked, reason = None, refused.reason
        assert str(refused)
    finally:
        _now, peak_here = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert seconds_of_computing() - begun <= SECONDS
    assert peak_here <= 20 * 1024 * 1024
    assert (peak_kb() or 0) <= MEMORY_KB
    assert reason in (hostile.reasons or (None,))
    if checked and checked.kind == "webp":
        kept = checked.path.read_bytes() + checked.square.read_bytes()
        assert kept.startswith(b"RIFF")
        assert SCRIPT not in kept
        assert EICAR not in kept
        assert not zipfile.is_zipfile(checked.path)


def test_every_reason_has_a_sentence():
    assert {reason for file in FILES for reason in file.reasons} <= set(SENTENCES)


def test_an_inspection_that_dies_is_a_refusal(purpose, monkeypatch):
    from tests.factories.files import pdf

    monkeypatch.setattr(checks, "INSPECTION", [sys.executable, "-c", "import os; os.abort()"])

    with pytest.raises(UploadRefused) as refused:
        checks.check_upload(upload("cv.pdf", pdf()), purpose)
    assert refused.value.reason == "too_slow"


def test_an_inspection_that_hangs_is_a_refusal(purpose, monkeypatch):
    from tests.factories.files import pdf

    monkeypatch.setattr(checks, "PATIENCE", 0.2)
    monkeypatch.setattr(checks, "INSPECTION", [sys.executable, "-c", "import time; time.sleep(60)"])

    with pytest.raises(UploadRefused) as refused:
        checks.check_upload(upload("cv.pdf", pdf()), purpose)
    assert refused.value.reason == "too_slow"
