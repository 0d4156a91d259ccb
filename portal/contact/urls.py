from django.urls import path

from . import views
from .models import ContactMessage

app_name = "contact"

urlpatterns = [
    path("write-to-us/", views.contact, name="form"),
    path("write-to-us/barrier/", views.contact, {"topic": ContactMessage.Topic.BARRIER}, name="barrier"),
    path("write-to-us/practice/", views.contact, {"topic": ContactMessage.Topic.PRACTICE}, name="practice"),
    path("write-to-us/sent/", views.sent, name="sent"),
]
