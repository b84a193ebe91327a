"""One module for each plugin: its record, from its pin and its licence to the words of a prompt that call for it."""
