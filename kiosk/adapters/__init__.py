"""Things beyond the program: the database, photos, paper, the clock, chance."""
