from django.db import models
from django.db.models import Count, Q

from community.spaces.models import Space


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, reader):
        """The questions of the spaces whose rooms the reader may enter."""
        return self.shown().filter(space__in=Space.objects.enterable_by(reader))

    def shown(self):
        """Without what was hidden after a report."""
        return self.filter(hidden_at=None)

    def unanswered(self):
        shown = Q(answers__hidden_at=None, answers__isnull=False)
        return self.exclude(pk__in=self.model.objects.filter(shown).values("pk"))

    def about(self, topic):
        return self.filter(topics=topic)

    def with_details(self):
        """What a list shows: who asked, in which space, how many answers, which topics."""
        return (
            self.select_related("asker", "space")
            .prefetch_related("topics")
            .annotate(answer_count=Count("answers", filter=Q(answers__hidden_at=None), distinct=True))
            # Counting drops the order that the model names.
            .order_by(*self.model._meta.ordering)
        )


class AnswerQuerySet(models.QuerySet):
    def visible_to(self, reader):
        """The answers to questions that the reader may see."""
        spaces = Space.objects.enterable_by(reader)
        return self.shown().filter(question__hidden_at=None, question__space__in=spaces)

    def shown(self):
        return self.filter(hidden_at=None)

    def accepted_first(self, question):
        """In the order they were given, but the one that helped on top."""
        first = models.Case(
            models.When(pk=question.accepted_answer_id, then=0), default=1, output_field=models.IntegerField()
        )
        return (
            self.shown()
            .filter(question=question)
            .order_by(first, "created_at", "id")
            .select_related("author")
        )
