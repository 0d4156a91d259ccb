from django.urls import path

from . import views

app_name = "mentorship"
urlpatterns = [
    path("mentorships/<uuid:pk>/", views.mentorship_detail, name="mentorship_detail"),
    path("mentorships/<uuid:pk>/reach-me/", views.reach_me, name="reach_me"),
]
