"""Message catalogues. Messages are written in English in the code; Chinese is in zh/."""
