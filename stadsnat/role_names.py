"""The names of the four roles, which the settings read before there are any models."""

READER = "Läsare"
EDITOR = "Redaktör"
APPROVER = "Godkännare"
ADMINISTRATOR = "Administratör"

# Each may do all that those before it may.
ROLES = (READER, EDITOR, APPROVER, ADMINISTRATOR)
# Those who see contact details and enter the admin.
STAFF = (EDITOR, APPROVER, ADMINISTRATOR)
