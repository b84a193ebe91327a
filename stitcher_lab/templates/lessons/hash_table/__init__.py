"""The lesson on the hash table."""
