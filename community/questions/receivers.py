"""What goes is no longer found, and a space that opens or closes takes its questions along."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from community.spaces.models import Space
from search.services import index, remove

from .models import Answer, Question


@receiver(post_delete, sender=Question, dispatch_uid="questions.question_is_gone")
def question_is_gone(sender, *, instance, **kwargs):
    remove(kind="question", object_id=instance.pk)


@receiver(post_delete, sender=Answer, dispatch_uid="questions.answer_is_gone")
def answer_is_gone(sender, *, instance, **kwargs):
    for question in Question.objects.filter(pk=instance.question_id):
        index(kind="question", thing=question)


@receiver(post_save, sender=Space, dispatch_uid="questions.space_changed")
def space_changed(sender, *, instance, created, **kwargs):
    if not created:
        for question in instance.questions.all():
            index(kind="question", thing=question)
