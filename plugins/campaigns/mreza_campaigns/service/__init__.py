"""What can be done in campaigns; plain functions, which know nothing of the API."""
