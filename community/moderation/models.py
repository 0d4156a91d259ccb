from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from . import items
from .querysets import AppealQuerySet, CaseQuerySet, DecisionQuerySet, ReportQuerySet

# A decision can be answered for half a year (Regulation (EU) 2022/2065, Art. 20(1)); then all of it is deleted.
APPEAL_DAYS = 183
# What was decided is kept so long, so that who was treated how can be looked up while it may still be questioned.
KEPT_DAYS = 2 * APPEAL_DAYS


class Case(Record):
    """Everything that is said about one reported thing until somebody has decided. Kept a year from the decision."""

    class State(models.TextChoices):
        OPEN = "open", _("waits")
        CLAIMED = "claimed", _("somebody is looking at it")
        DECIDED = "decided", _("decided")

    # The kind as it registered itself, and the thing's number; without them the address alone says what is meant.
    kind = models.CharField(_("kind"), max_length=24, blank=True, editable=False)
    number = models.CharField(max_length=40, blank=True, editable=False)
    url = models.CharField(_("address"), max_length=400, editable=False)
    # As it read when it was first reported: it may be changed before anybody has looked.
    excerpt = models.TextField(_("what was reported"), blank=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    space = models.ForeignKey(
        "community_spaces.Space", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=8, choices=State, default=State.OPEN, editable=False, db_index=True
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True, editable=False)
    note = models.TextField(_("notes"), blank=True, help_text=_("Only those who decide read this."))

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=~Q(state="decided") & ~Q(kind=""),
                name="one_open_case_a_thing",
            )
        ]
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return str(self.label)

    @property
    def item(self) -> items.Item | None:
        return items.item_of(self.kind)

    @property
    def label(self) -> str:
        return self.item.label if self.item else _("a page")

    @property
    def thing(self):
        """What was reported, hidden or not; None when it is gone."""
        return items.look_up(self.item.everything(), self.item, self.number) if self.item else None


class Report(Record):
    """One person's notice that something should not stand as it does (Regulation (EU) 2022/2065, Art. 16).

    Kept as long as its case. Nobody but those who decide ever reads who wrote it.
    """

    class Ground(models.TextChoices):
        DANGER = "danger", _("Somebody is in danger")
        VIOLENCE = "violence", _("Threat or violence")
        SEXUAL = "sexual", _("Sexual harassment")
        HATE = "hate", _("Hate or discrimination")
        FRAUD = "fraud", _("A false offer, fraud or spam")
        PRIVATE = "private", _("Something private of mine or of others")
        RIGHTS = "rights", _("A work used without permission")
        RULES = "rules", _("Against the house rules")
        OTHER = "other", _("Something else")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    ground = models.CharField(_("what is wrong"), max_length=10, choices=Ground)
    text = models.TextField(_("why"), blank=True)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="reports"
    )
    # For whoever has no account and wants an answer.
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    # The number of the form it was written in: sent twice it is one report.
    submission = models.UUIDField(unique=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reporter"],
                condition=Q(reporter__isnull=False),
                name="a_member_reports_a_case_once",
            )
        ]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return str(self.get_ground_display())


class Decision(Record):
    """What was decided about a case, by whom and why (Art. 17: a statement of reasons). Kept a year."""

    class Measure(models.TextChoices):
        NOTHING = "nothing", _("It stays as it is")
        WARNED = "warned", _("It stays; its author is asked to mind the rules")
        HIDDEN = "hidden", _("It is hidden")
        # Of a page of the editors: they change it or take it down, and say so here.
        MENDED = "mended", _("It was changed or taken down")

    class Basis(models.TextChoices):
        RULES = "rules", _("the house rules")
        LAW = "law", _("the law")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    measure = models.CharField(_("decision"), max_length=8, choices=Measure)
    basis = models.CharField(_("on the ground of"), max_length=5, choices=Basis, default=Basis.RULES)
    # Sent to both sides: facts and rule, no name of anybody.
    reasons = models.TextField(_("reasons"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return str(self.get_measure_display())

    def get_absolute_url(self) -> str:
        return reverse("moderation:decision", args=[self.pk])


class Appeal(Record):
    """That somebody whom a decision concerns disagrees with it (Art. 20). Kept with the decision."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="appeals")
    # Whose: of the person behind this report, or, without one, of the author.
    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, related_name="appeals")
    text = models.TextField(_("why the decision is wrong"))
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "report"],
                condition=Q(report__isnull=False),
                name="a_reporter_appeals_once",
            ),
            models.UniqueConstraint(
                fields=["decision"], condition=Q(report__isnull=True), name="an_author_appeals_once"
            ),
        ]
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")

    def __str__(self) -> str:
        return str(self.decision)
