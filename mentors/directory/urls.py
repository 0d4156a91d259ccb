from django.urls import path

from .views import finding, managing, registration

app_name = "directory"

urlpatterns = [
    path("", finding.profile_list, name="profile_list"),
    path("<uuid:pk>/", finding.profile_detail, name="profile_detail"),
    path("register/", registration.register, name="register"),
    path("mine/<uuid:pk>/", managing.mine, name="mine"),
    path("mine/<uuid:pk>/who/", registration.who, name="who"),
    path("mine/<uuid:pk>/offer/", registration.offer, name="offer"),
    path("mine/<uuid:pk>/visibility/", registration.visibility, name="visibility"),
    path("mine/<uuid:pk>/send/", managing.send, name="send"),
    path("mine/<uuid:pk>/reopen/", managing.reopen, name="reopen"),
    path("mine/<uuid:pk>/pause/", managing.pause, name="pause"),
    path("mine/<uuid:pk>/resume/", managing.resume, name="resume"),
    path("mine/<uuid:pk>/leave/", managing.leave, name="leave"),
    path("mine/<uuid:pk>/places/", managing.places, name="places"),
    path("mine/<uuid:pk>/town/", managing.town, name="town"),
    path("mine/<uuid:pk>/audience/", managing.audience, name="audience"),
]
