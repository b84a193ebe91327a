"""The lesson on the stack."""
