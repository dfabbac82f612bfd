"""From an approved draft to an edition: printed, checked, frozen and delivered."""
