"""From the outbox into the world: webhooks for the events that happened, and jobs for what takes long."""
