"""What can be done about quality."""
