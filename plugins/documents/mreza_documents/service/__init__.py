"""What can be done with documents: plain async functions, one module a subject."""
