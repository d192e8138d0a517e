"""What can be done with calls and applications: plain async functions, one module a subject."""
