"""Figures, not pass or fail: what we cost beside the least that such a thing can cost on this machine."""
