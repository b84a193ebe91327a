"""What is taken and what is answered, as JSON Schema (2020-12): one truth for checks and the OpenAPI document."""
