"""Telling a channel: its words, the process that sends them, and what that process may connect to."""
