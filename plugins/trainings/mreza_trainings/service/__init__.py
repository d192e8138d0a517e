"""What can be done with trainings: plain async functions, without GraphQL and HTTP."""
