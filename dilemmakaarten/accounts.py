"""Logging in: with a password, or with a one-time link.

A link is opened by programs too: mail scanners, chat previews, a browser that guesses the next page. All of those
only GET. So opening the link shows one button, and only pressing it (a POST) uses the link up.
"""

import hashlib
from typing import Any

from asgiref.sync import async_to_sync
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.decorators.cache import never_cache
from sesame.utils import get_user

from sessions import access, broadcast

FAILURES_A_MINUTE = 10  # of one name; a link still works then


class LogIn(LoginView):
    template_name = "registration/log_in.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if cache.get(_counter(request), 0) >= FAILURES_A_MINUTE:
            context = self.get_context_data(form=LogIn.form_class(request), slowed=True)
            return self.render_to_response(context, status=429)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        name = _counter(self.request)
        cache.set(name, cache.get(name, 0) + 1, timeout=60)
        return super().form_invalid(form)


class LogOut(LogoutView):
    """Screens that are open elsewhere under this log-in are closed too."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        led = list(access.led_by(request.user).filter(closed_at=None).values_list("pk", flat=True))
        response = super().post(request, *args, **kwargs)
        for live_id in led:
            async_to_sync(broadcast.poke_leaders)(live_id)
        return response


@method_decorator(never_cache, name="dispatch")
class LogInLink(View):
    """`?sesame=<token>&next=<path>`: GET asks, POST logs in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if get_user(request, update_last_login=False):
            return render(request, "registration/log_in_link.html")
        return self._used_up(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        user = get_user(request, update_last_login=False)
        if user is None:
            return self._used_up(request)
        login(request, user)  # writes last_login, which is part of the token: the link is used up
        return redirect(_destination(request))

    def _used_up(self, request: HttpRequest) -> HttpResponse:
        """Somebody who is in already presses the same link again and again; let them through."""
        if request.user.is_authenticated:
            return redirect(_destination(request))
        form = LogIn.form_class(request)
        context = {"form": form, "expired": True, "next": _destination(request)}
        return render(request, LogIn.template_name, context, status=410)


def _counter(request: HttpRequest) -> str:
    """Under which failed tries of this name are counted, for a minute; the name itself is not kept."""
    name = request.POST.get("username", "").casefold()
    return f"log-in-{hashlib.sha256(name.encode()).hexdigest()}"


def _destination(request: HttpRequest) -> str:
    """`next` where it is a page of ours, else the facilitator's own list."""
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return resolve_url(settings.LOGIN_REDIRECT_URL)


account_urls = [
    path("inloggen/", LogIn.as_view(), name="log_in"),
    path("inloggen/link/", LogInLink.as_view(), name="log_in_link"),
    path("uitloggen/", LogOut.as_view(), name="log_out"),
]
