"""Photos of found things: taken in (`intake`), refused by name (`refusals`), kept in a folder (`store`)."""
