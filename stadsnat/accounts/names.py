"""What an account is called, wherever the portal says or keeps it."""

# Of a person: Django lets the two names be 150 characters each, with a space between.
NAME_LENGTH = 301


def name_of(account):
    """A person's name, or what they sign in as."""
    return account.get_full_name() or account.get_username()
