"""Speed to the eye: how soon a phone with a weak signal shows what a family came for."""
