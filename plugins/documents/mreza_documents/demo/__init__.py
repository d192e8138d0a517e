"""The demo data of documents."""
