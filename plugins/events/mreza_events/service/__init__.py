"""What can be done with events: plain async functions, without GraphQL and HTTP."""
