"""The lesson on bubble sort."""
