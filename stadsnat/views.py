from django.shortcuts import render


def too_many_requests(request):
    return render(request, "429.html", status=429)
