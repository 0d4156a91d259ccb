from django.urls import path

from . import views

app_name = "programmes"

urlpatterns = [
    path("completed/", views.completed, name="completed"),
    path("<slug:slug>/", views.programme_detail, name="programme_detail"),
]
