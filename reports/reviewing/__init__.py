"""From draft to approved: sending for review, commenting, approving, with an account or a link."""
