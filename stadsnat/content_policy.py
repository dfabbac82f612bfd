"""What a page may load and where its forms lead, told to the browser: SECURE_CSP in settings."""

from django.conf import settings


def tell_policy(get_response):
    """Send the policy with all but PDF files, whose viewers in browsers draw with styles of their
    own and run nothing.
    """
    policy = "; ".join(" ".join([name, *values]) for name, values in settings.SECURE_CSP.items())

    def middleware(request):
        response = get_response(request)
        if response.headers.get("Content-Type") != "application/pdf":
            response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return middleware
