"""The review: what in the register is overdue, contradictory, missing or out of date."""
