from portal.common.privacy import holds_nothing_personal

from .models import PrintedFile

holds_nothing_personal(
    PrintedFile,
    because="A file of a page holds what the page shows, behind the same doors. It is made anew when the page changes, "
    "and the old one goes within two days.",
)
