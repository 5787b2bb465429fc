"""Doing: one file an act. Each owns its transaction and writes its events in it."""
