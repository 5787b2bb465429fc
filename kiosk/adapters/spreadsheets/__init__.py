"""Long tables as files that a school's spreadsheet program opens right, made without holding them whole."""
