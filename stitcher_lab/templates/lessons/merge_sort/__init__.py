"""The lesson on merge sort."""
