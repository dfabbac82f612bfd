"""What every page knows: whose portal it is."""

from django.conf import settings


def city(request):
    return {"city_name": settings.CITY_NAME, "city_unit": settings.CITY_UNIT}
