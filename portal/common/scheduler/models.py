from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.record import Record


class JobRun(Record):
    """One run of a job by the clock. The unique pair of job and slot is what makes two workers run it once."""

    job = models.CharField(_("job"), max_length=120)
    slot = models.DateTimeField(_("time slot"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    # The class of the error alone: its text may carry what a person wrote.
    failure = models.CharField(_("reason"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("job run")
        verbose_name_plural = _("job runs")
        ordering = ["-slot", "job"]
        constraints = [models.UniqueConstraint(fields=["job", "slot"], name="a_job_once_a_slot")]

    def __str__(self) -> str:
        return f"{self.job} · {self.slot:%Y-%m-%d %H:%M}"


class WorkerPulse(models.Model):
    """The last sign of life of a worker: health asks for it, and tasks of a silent worker are given to another."""

    worker = models.CharField(_("worker"), max_length=64, primary_key=True)
    beat_at = models.DateTimeField(_("last sign of life"))

    class Meta:
        verbose_name = _("sign of life")
        verbose_name_plural = _("signs of life")

    def __str__(self) -> str:
        return f"{self.worker[:8]} · {self.beat_at:%Y-%m-%d %H:%M:%S}"
