"""Pure rules of the station: they would still be true on paper."""
