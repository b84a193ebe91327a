"""The lesson on insertion sort."""
