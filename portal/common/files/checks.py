"""From a file that somebody sent to one that we can keep: counted, recognised, inspected, pictures painted anew."""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from . import pictures
from .inspection import PATIENCE
from .kinds import KINDS, kind_by_extension, kinds_by_content
from .names import clean_name
from .purposes import FilePurpose
from .refusals import UploadRefused, too_big

HEAD = 8192
INSPECTION = [sys.executable, "-m", "portal.common.files"]


@dataclass
class CheckedUpload:
    """A file that passed. It lies in a folder of its own, which goes with this object."""

    purpose: FilePurpose
    name: str
    kind: str
    size: int
    sha256: str
    path: Path
    square: Path | None = None


def check_upload(upload: UploadedFile, purpose: FilePurpose) -> CheckedUpload:
    """Look at a file from outside to inside; raises UploadRefused at the first thing that is wrong."""
    folder = Path(tempfile.mkdtemp(prefix="portal-upload-"))
    try:
        raw = folder / "raw"
        size, sha256 = _copy(upload, raw, purpose.largest)
        kind = _recognise(upload.name or "", raw, purpose)
        if size > purpose.limit(kind):
            raise too_big(purpose.limit(kind))
        checked = _inspected(purpose, kind, raw)
        checked.name = clean_name(upload.name or "", KINDS[checked.kind].extensions[0])
        checked.size, checked.sha256 = (
            (size, sha256) if checked.path == raw else (checked.path.stat().st_size, _sha256(checked.path))
        )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(checked, shutil.rmtree, folder, ignore_errors=True)
    return checked


def _copy(upload: UploadedFile, target: Path, limit: int) -> tuple[int, str]:
    """Copy piece by piece and stop as soon as it is too much: (bytes, sha256)."""
    if upload.size is not None and upload.size > limit:
        raise too_big(limit)
    size, digest = 0, hashlib.sha256()
    with target.open("wb") as file:
        for piece in upload.chunks():
            size += len(piece)
            if size > limit:
                raise too_big(limit)
            digest.update(piece)
            file.write(piece)
    if not size:
        raise UploadRefused("empty")
    return size, digest.hexdigest()


def _recognise(name: str, path: Path, purpose: FilePurpose) -> str:
    """The kind, when content and name agree and the purpose wants it."""
    with path.open("rb") as file:
        by_content = kinds_by_content(file.read(HEAD))
    by_name = kind_by_extension(name)
    if by_name in by_content and by_name in purpose.kinds:
        return by_name
    wanted = by_name in purpose.kinds or set(by_content) & set(purpose.kinds)
    raise UploadRefused("disguised" if wanted else "kind", kinds=purpose.kinds_in_words)


def _inspected(purpose: FilePurpose, kind: str, raw: Path) -> CheckedUpload:
    if not KINDS[kind].is_picture:
        _inspect(kind, raw)
        return CheckedUpload(purpose, "", kind, 0, "", raw)
    _inspect(kind, raw, max_edge=purpose.max_edge, square=purpose.square)
    return CheckedUpload(
        purpose, "", "webp", 0, "", raw.with_name(pictures.MAIN), raw.with_name(pictures.SQUARE)
    )


def _inspect(kind: str, path: Path, **options) -> None:
    """Ask the inspection in its own process. One that dies or hangs has seen something that it should not."""
    asked = json.dumps({"kind": kind, "path": str(path), **options})
    try:
        done = subprocess.run(  # noqa: S603
            INSPECTION,
            input=asked + "\n",
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            cwd=settings.BASE_DIR,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UploadRefused("too_slow") from error
    try:
        refused = json.loads(done.stdout)["refused"]
    except (ValueError, KeyError, TypeError) as error:
        raise UploadRefused("too_slow" if done.returncode < 0 else "damaged") from error
    if refused:
        raise UploadRefused(refused)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
