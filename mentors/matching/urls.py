from django.urls import path

from . import views

app_name = "matching"
urlpatterns = [
    path("mentors/<uuid:pk>/apply/", views.apply, name="apply"),
    path("applications/", views.application_list, name="application_list"),
    path("applications/<uuid:pk>/", views.application_detail, name="application_detail"),
    path("applications/<uuid:pk>/about-me/", views.step_intake, name="step_intake"),
    path("applications/<uuid:pk>/questions/", views.step_questions, name="step_questions"),
    path("applications/<uuid:pk>/send/", views.step_send, name="step_send"),
    path("applications/<uuid:pk>/withdraw/", views.application_withdraw, name="application_withdraw"),
    path("applications/<uuid:pk>/accept/", views.application_accept, name="application_accept"),
    path("applications/<uuid:pk>/decline/", views.application_decline, name="application_decline"),
]
