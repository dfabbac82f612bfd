"""For the page of the devices at which an account is signed in."""

from django import template

from stadsnat.accounts.devices import name_device

register = template.Library()
register.filter("device", name_device)
