"""Photos of found things: taken in from an upload (`intake`), kept in a folder (`store`), refused by name (`refusals`)."""
