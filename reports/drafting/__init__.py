"""Drafts of a network's background, in Swedish, from the register as of a day."""
