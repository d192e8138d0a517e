"""Documents: files that are handed in once and expire, and documents that are issued and that anybody can check."""
