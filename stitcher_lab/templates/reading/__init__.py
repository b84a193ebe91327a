"""Reading values out of plain language, one kind of value per module. Nothing here runs what it reads."""
