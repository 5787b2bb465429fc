"""The schema's history; a file's name is a sentence."""
