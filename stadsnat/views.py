from django.contrib.auth.views import LoginView


class _Login(LoginView):
    redirect_authenticated_user = True

    def get_redirect_url(self):
        address = super().get_redirect_url()
        return "" if address.partition("?")[0] == self.request.path else address


def login(request):
    """Django's own, but an address that leads back to this page leads to the start page."""
    return _Login.as_view()(request)
