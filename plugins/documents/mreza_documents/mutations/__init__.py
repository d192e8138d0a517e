"""What of documents the API offers."""
