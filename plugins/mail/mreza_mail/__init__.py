"""Mail: letters that leave through the outbox, bounces, and people who want no more of them."""
