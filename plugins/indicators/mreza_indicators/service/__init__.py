"""What can be done with figures: plain async functions, without GraphQL or HTTP."""
