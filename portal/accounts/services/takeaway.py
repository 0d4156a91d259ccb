"""Art. 15 and 20: whatever the portal holds about a member, for her eyes and for another program's."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from portal.common import privacy
from portal.common.clock import now
from portal.common.files.models import StoredFile
from portal.common.files.services import delete_file, keep_our_own
from portal.common.files.storage import private_storage

from ..events import takeaway_ready
from ..files import TAKEAWAY
from ..models import Member


def held_about(member: Member) -> Iterator[dict]:
    """Each kind of data as she reads of it: its name, why, how long, and her own rows."""
    for declaration in privacy.declarations():
        yield {
            "kind": str(declaration.model._meta.verbose_name_plural),
            "purpose": str(declaration.purpose),
            "kept": str(declaration.kept),
            "rows": list(declaration.export(member)),
        }


def latest_takeaway(member: Member) -> StoredFile | None:
    return StoredFile.objects.filter(owner_id=member.pk, purpose=TAKEAWAY.key).first()


def make_takeaway(*, member: Member) -> StoredFile:
    """Pack it into one private file in her language, in place of the one before, and say that it is there."""
    hers = StoredFile.objects.filter(owner_id=member.pk).exclude(purpose=TAKEAWAY.key)
    with translation.override(member.language), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "takeaway.zip"
        held = [each for each in held_about(member) if each["rows"]]
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            archive.writestr(
                "data.json", json.dumps(held, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            )
            words = {"held": held, "at": now(), "language": member.language}
            archive.writestr("data.html", render_to_string("portal/accounts/takeaway.html", words))
            for number, file in enumerate(hers, start=1):
                if private_storage.exists(file.disk_name):
                    with private_storage.open(file.disk_name) as content:
                        archive.writestr(f"files/{number}-{file.name}", content.read())
        with transaction.atomic():
            for old in StoredFile.objects.filter(owner_id=member.pk, purpose=TAKEAWAY.key):
                delete_file(file=old)
            name = f"wegweiser-{now():%Y-%m-%d}.zip"
            stored = keep_our_own(path, name=name, kind="zip", purpose=TAKEAWAY, owner_id=member.pk)
            takeaway_ready.send(sender=Member, member=member)
    return stored
