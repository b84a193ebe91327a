"""The lesson on binary search."""
