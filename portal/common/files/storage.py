"""Where private files lie: outside MEDIA_ROOT, readable by the portal alone, under names that say nothing."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """A folder without an address. The place is asked anew each time, so that it follows the settings."""

    def __init__(self):
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self):
        return str(settings.PRIVATE_ROOT)

    @property
    def location(self):
        return str(Path(settings.PRIVATE_ROOT).resolve())

    def url(self, name):
        raise ValueError("A private file has no address but that of the view.")


private_storage = PrivateStorage()
