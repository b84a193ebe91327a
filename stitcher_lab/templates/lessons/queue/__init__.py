"""The lesson on the queue."""
