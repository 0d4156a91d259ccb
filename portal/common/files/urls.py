from django.urls import path

from . import views

app_name = "files"

urlpatterns = [
    path("files/<uuid:pk>/", views.file, name="file"),
    path("files/<uuid:pk>/square/", views.square, name="square"),
]
