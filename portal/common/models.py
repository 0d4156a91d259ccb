from .files.models import StoredFile
from .outbox.models import OutgoingMail
from .record import Record
from .scheduler.models import JobRun, WorkerPulse
from .topics import TaggedTopic, Topic

__all__ = ["JobRun", "OutgoingMail", "Record", "StoredFile", "TaggedTopic", "Topic", "WorkerPulse"]
