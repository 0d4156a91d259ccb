from django.urls import path

from . import views

app_name = "questions"
urlpatterns = [
    path("questions/", views.question_list, name="question_list"),
    path("questions/ask/", views.question_new, name="question_new"),
    path("questions/<uuid:pk>/", views.question_detail, name="question_detail"),
    path("questions/<uuid:pk>/edit/", views.question_edit, name="question_edit"),
    path("questions/<uuid:pk>/answer/", views.question_answer, name="question_answer"),
    path("answers/<uuid:pk>/edit/", views.answer_edit, name="answer_edit"),
    path("answers/<uuid:pk>/accept/", views.answer_accept, name="answer_accept"),
]
