from django.db import models
from django.db.models import Count

from community.spaces.models import Space


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, reader):
        """The questions of the spaces whose rooms the reader may enter."""
        return self.filter(space__in=Space.objects.enterable_by(reader))

    def unanswered(self):
        return self.filter(answers__isnull=True)

    def about(self, topic):
        return self.filter(topics=topic)

    def with_details(self):
        """What a list shows: who asked, in which space, how many answers, which topics."""
        return (
            self.select_related("asker", "space")
            .prefetch_related("topics")
            .annotate(answer_count=Count("answers", distinct=True))
            # Counting drops the order that the model names.
            .order_by(*self.model._meta.ordering)
        )


class AnswerQuerySet(models.QuerySet):
    def visible_to(self, reader):
        """The answers to questions that the reader may see."""
        return self.filter(question__space__in=Space.objects.enterable_by(reader))

    def accepted_first(self, question):
        """In the order they were given, but the one that helped on top."""
        first = models.Case(
            models.When(pk=question.accepted_answer_id, then=0), default=1, output_field=models.IntegerField()
        )
        return self.filter(question=question).order_by(first, "created_at", "id").select_related("author")
